package org.allyspend.report.page;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Draws a report's own charts into a PDF, as vectors and text: the few shapes of SVG that {@link
 * org.allyspend.report.chart.Chart} is made of. A library that draws any SVG would be larger than
 * everything else that makes the report.
 */
final class PdfCharts implements SVGDrawer {
  private final String font;

  /** With the family of the font in which all text is. */
  PdfCharts(String font) {
    this.font = font;
  }

  @Override
  public void importFontFaceRules(List<FontFaceRule> fontFaces, SharedContext shared) {}

  @Override
  public void addFontFile(File file, String family, Integer weight, FontStyle style) {}

  @Override
  public void close() {}

  @Override
  public SVGImage buildSVGImage(
      Element svg, Box box, CssContext css, double width, double height, double dotsPerPixel) {
    String[] frame = svg.getAttribute("viewBox").split(" ", -1);
    double across = Double.parseDouble(frame[2]);
    double up = Double.parseDouble(frame[3]);
    double scale = width / across;
    return new SVGImage() {
      @Override
      public int getIntrinsicWidth() {
        return (int) Math.round(width);
      }

      @Override
      public int getIntrinsicHeight() {
        return (int) Math.round(up * scale);
      }

      @Override
      public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
        Pen pen = new Pen(device, context, x, y, scale);
        for (Node one = svg.getFirstChild(); one != null; one = one.getNextSibling()) {
          if (one instanceof Element) {
            pen.draw((Element) one);
          }
        }
      }
    };
  }

  /** Draws on the page, with the chart's origin and so many dots to one of its units. */
  private final class Pen {
    private final OutputDevice device;
    private final RenderingContext context;
    private final double left;
    private final double top;
    private final double scale;

    Pen(OutputDevice device, RenderingContext context, double left, double top, double scale) {
      this.device = device;
      this.context = context;
      this.left = left;
      this.top = top;
      this.scale = scale;
    }

    void draw(Element shape) {
      switch (shape.getTagName()) {
        case "rect" ->
            paint(
                shape,
                new Rectangle2D.Double(
                    x(shape, "x"), y(shape, "y"), size(shape, "width"), size(shape, "height")));
        case "circle" -> {
          double radius = size(shape, "r");
          paint(
              shape,
              new Ellipse2D.Double(
                  x(shape, "cx") - radius, y(shape, "cy") - radius, 2 * radius, 2 * radius));
        }
        case "line" ->
            paint(
                shape,
                new Line2D.Double(x(shape, "x1"), y(shape, "y1"), x(shape, "x2"), y(shape, "y2")));
        case "polyline" -> paint(shape, path(shape.getAttribute("points")));
        case "text" -> write(shape);
        default -> {}
      }
    }

    private Path2D path(String points) {
      Path2D path = new Path2D.Double();
      for (String point : points.isBlank() ? new String[0] : points.strip().split(" ", -1)) {
        String[] at = point.split(",", -1);
        double x = left + Double.parseDouble(at[0]) * scale;
        double y = top + Double.parseDouble(at[1]) * scale;
        if (path.getCurrentPoint() == null) {
          path.moveTo(x, y);
        } else {
          path.lineTo(x, y);
        }
      }
      return path;
    }

    private void paint(Element element, Shape shape) {
      String fill = element.getAttribute("fill");
      if (!fill.equals("none") && !(shape instanceof Line2D)) {
        device.setColor(colour(fill));
        device.fill(shape);
      }
      String stroke = element.getAttribute("stroke");
      if (!stroke.isEmpty()) {
        device.setColor(colour(stroke));
        device.setStroke(stroke(element));
        device.draw(shape);
      }
    }

    private BasicStroke stroke(Element element) {
      String given = element.getAttribute("stroke-width");
      float width = (float) ((given.isEmpty() ? 1 : Double.parseDouble(given)) * scale);
      String dash = element.getAttribute("stroke-dasharray");
      if (dash.isEmpty()) {
        return new BasicStroke(width);
      }
      String[] parts = dash.split("[ ,]+", -1);
      float[] lengths = new float[parts.length];
      for (int i = 0; i < parts.length; i++) {
        lengths[i] = (float) (Double.parseDouble(parts[i]) * scale);
      }
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, lengths, 0);
    }

    private void write(Element element) {
      FontSpecification specification = new FontSpecification();
      specification.families = new String[] {font};
      specification.size = (float) size(element, "font-size");
      specification.fontWeight =
          element.getAttribute("font-weight").equals("bold") ? IdentValue.BOLD : IdentValue.NORMAL;
      specification.fontStyle = IdentValue.NORMAL;
      specification.variant = IdentValue.NORMAL;
      FSFont face = context.getFont(specification);
      String text = element.getTextContent();
      double width = context.getTextRenderer().getWidth(context.getFontContext(), face, text);
      double x =
          switch (element.getAttribute("text-anchor")) {
            case "middle" -> x(element, "x") - width / 2;
            case "end" -> x(element, "x") - width;
            default -> x(element, "x");
          };
      if (element.hasAttribute("paint-order")) {
        // What SVG paints around the letters, so that lines do not run through them.
        double size = specification.size;
        device.setColor(colour(element.getAttribute("stroke")));
        device.fill(
            new Rectangle2D.Double(
                x - size / 10, y(element, "y") - size * 0.8, width + size / 5, size * 0.9));
      }
      device.setFont(face);
      device.setColor(colour(element.getAttribute("fill")));
      context.getTextRenderer().drawString(device, text, (float) x, (float) y(element, "y"));
    }

    private double x(Element element, String attribute) {
      return left + size(element, attribute);
    }

    private double y(Element element, String attribute) {
      return top + size(element, attribute);
    }

    private double size(Element element, String attribute) {
      String value = element.getAttribute(attribute);
      return value.isEmpty() ? 0 : Double.parseDouble(value) * scale;
    }
  }

  private static FSRGBColor colour(String hex) {
    String digits = hex.substring(1);
    if (digits.length() == 3) {
      StringBuilder twice = new StringBuilder();
      digits.chars().forEach(one -> twice.append((char) one).append((char) one));
      digits = twice.toString();
    }
    return new FSRGBColor(Integer.parseInt(digits, 16));
  }
}

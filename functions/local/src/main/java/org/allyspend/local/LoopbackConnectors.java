package org.allyspend.local;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Set;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps S3Mock's plain connector, which no property reaches, off the network and from strangers.
 */
@Configuration(proxyBeanMethods = false)
public class LoopbackConnectors {
  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost");

  /** Found by Spring in S3Mock's context. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> loopbackOnly() {
    return factory ->
        factory
            .getAdditionalTomcatConnectors()
            .forEach(
                connector ->
                    connector.setProperty(
                        "address", InetAddress.getLoopbackAddress().getHostAddress()));
  }

  /**
   * Found there too: lets in this process's clients and whoever follows a link that it has signed;
   * a page of elsewhere that a browser on this machine has open may neither read nor write. A link
   * that is followed to a file comes without an origin, and no page sees what it leads to.
   */
  @Bean
  Filter noStrangers() {
    return (request, response, chain) -> {
      HttpServletRequest http = (HttpServletRequest) request;
      boolean followed =
          "GET".equals(http.getMethod()) && "navigate".equals(http.getHeader("Sec-Fetch-Mode"));
      boolean elsewhere = !followed && "cross-site".equals(http.getHeader("Sec-Fetch-Site"));
      boolean ownAddress =
          OWN_NAMES.contains(String.valueOf(http.getHeader("Host")).replaceFirst(":\\d+$", ""));
      boolean stranger = !LocalKeys.letIn(http, Clock.systemUTC());
      if (stranger || http.getHeader("Origin") != null || elsewhere || !ownAddress) {
        ((HttpServletResponse) response).sendError(HttpServletResponse.SC_FORBIDDEN);
      } else {
        chain.doFilter(request, response);
      }
    };
  }
}

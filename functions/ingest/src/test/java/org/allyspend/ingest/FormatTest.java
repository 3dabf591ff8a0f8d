package org.allyspend.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.allyspend.ingest.nato.LaterEditionWorkbook;
import org.allyspend.ingest.nato.NatoSource;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

/** What a user may name by mistake is told by its bytes, and what to do about it. */
class FormatTest {
  @Test
  void an_old_workbook_is_told() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      workbook.createSheet("Table 1").createRow(0).createCell(0).setCellValue("Table 1");
      workbook.write(bytes);
    }

    refused(
        bytes.toByteArray(),
        "expected an Excel workbook (.xlsx), found an old Excel workbook (.xls); open it in Excel"
            + " or LibreOffice and save it as an Excel workbook (.xlsx)");
  }

  @Test
  void a_workbook_under_a_password_is_told()
      throws IOException, GeneralSecurityException, OpenXML4JException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem file = new POIFSFileSystem();
        OPCPackage opc = OPCPackage.open(new ByteArrayInputStream(LaterEditionWorkbook.whole()))) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream stream = encryptor.getDataStream(file)) {
        opc.save(stream);
      }
      file.writeFilesystem(bytes);
    }

    refused(
        bytes.toByteArray(),
        "expected an Excel workbook (.xlsx), found an Excel workbook that is protected by a"
            + " password; open it in Excel, take the password off and save it");
  }

  @Test
  void other_spreadsheets_are_told() throws IOException {
    assertThat(Format.of(zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet")))
        .isEqualTo(Format.ODS);
    assertThat(Format.of(zip("xl/workbook.bin", "x"))).isEqualTo(Format.XLSB);
    assertThat(Format.of(zip("word/document.xml", "x"))).isEqualTo(Format.WORD);
    assertThat(Format.of(LaterEditionWorkbook.whole())).isEqualTo(Format.XLSX);
    assertThat(
            Format.of(
                text(
                    "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook"
                        + " xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>")))
        .isEqualTo(Format.SPREADSHEET_ML);
  }

  @Test
  void other_documents_are_told() {
    assertThat(Format.of(text("%PDF-1.7"))).isEqualTo(Format.PDF);
    assertThat(Format.of(text("\ufeff\n <!DOCTYPE HTML><html>"))).isEqualTo(Format.HTML);
    assertThat(Format.of(text("<?xml version='1.0'?><html xmlns='x'>"))).isEqualTo(Format.HTML);
    assertThat(Format.of(text("version https://git-lfs.github.com/spec/v1\noid sha256:1\n")))
        .isEqualTo(Format.LFS_POINTER);
    assertThat(Format.of(text(" [1]"))).isEqualTo(Format.JSON);
    assertThat(Format.of("\ufeffa\tb".getBytes(UTF_16LE))).isEqualTo(Format.TEXT);
    assertThat(Format.of(new byte[] {1, 0, 2, 0})).isEqualTo(Format.OTHER);
    assertThat(Format.of(new byte[0])).isEqualTo(Format.EMPTY);
  }

  @Test
  void lock_files_of_office_programs_are_told() {
    byte[] office = new byte[165];
    Arrays.fill(office, (byte) ' ');
    byte[] name = "Ada Lovelace".getBytes(ISO_8859_1);
    office[0] = (byte) name.length;
    System.arraycopy(name, 0, office, 1, name.length);
    office[55] = (byte) name.length;

    assertThat(Format.of(office)).isEqualTo(Format.LOCK);
    assertThat(
            Format.of(text(",ada,host,25.11.2026 10:00,file:///home/ada/.config/libreoffice/4;")))
        .isEqualTo(Format.LOCK);
  }

  private static void refused(byte[] bytes, String message) {
    assertThatThrownBy(() -> new NatoSource().parse(bytes))
        .hasMessage(message)
        .satisfies(e -> PlainWords.require(e.getMessage()));
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text(content));
    }
    return bytes.toByteArray();
  }
}

package org.allyspend.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allyspend.core.domain.Content;
import org.allyspend.core.store.Bucket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The folder beside S3 as S3Mock, or LocalStack, has it: the same is asked of both. */
class ObjectFolderTest {
  @TempDir private static Path folder;
  @TempDir private static Path scratch;
  private static AwsServices services;
  private static ObjectFolder objects;

  /** A client and its bucket. */
  private record Side(String name, S3Client s3, String bucket) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() {
    services = AwsServices.start();
    objects = new ObjectFolder(folder, scratch);
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  static Stream<Side> sides() {
    return Stream.of(
        new Side("the folder", objects, EmbeddedStores.BUCKET),
        new Side("S3", services.s3(), services.bucket()));
  }

  @ParameterizedTest
  @MethodSource("sides")
  void an_object_is_as_it_was_written_last(Side side) throws IOException {
    put(side, "as/it/was ü?#%+.txt", "one");
    put(side, "as/it/was ü?#%+.txt", "two");

    try (var object =
        side.s3().getObject(get -> get.bucket(side.bucket()).key("as/it/was ü?#%+.txt"))) {
      GetObjectResponse response = object.response();
      assertThat(response.contentLength()).isEqualTo(3);
      assertThat(response.contentType()).isEqualTo("text/plain");
      assertThat(object.readAllBytes()).isEqualTo("two".getBytes(UTF_8));
    }
  }

  @ParameterizedTest
  @MethodSource("sides")
  void what_is_not_there_is_told_by_its_kind(Side side) {
    assertThatThrownBy(() -> side.s3().getObject(get -> get.bucket(side.bucket()).key("none")))
        .isInstanceOf(NoSuchKeyException.class)
        .satisfies(e -> assertThat(((S3Exception) e).statusCode()).isEqualTo(404));
  }

  /** Of the folder alone: S3 promises it too, but S3Mock looks first and writes then. */
  @Test
  void one_of_many_who_write_the_same_at_once_writes_it() {
    Bucket bucket = new Bucket(objects, EmbeddedStores.BUCKET);
    List<CompletableFuture<Boolean>> writers =
        IntStream.range(0, 6)
            .mapToObj(
                writer ->
                    CompletableFuture.supplyAsync(
                        () -> bucket.putIfAbsent("once", Content.of(new byte[] {7}), "text/plain")))
            .toList();

    assertThat(writers.stream().map(CompletableFuture::join).filter(wrote -> wrote)).hasSize(1);
    assertThat(bucket.putIfAbsent("once", Content.of(new byte[] {8}), "text/plain")).isFalse();
    assertThat(bucket.get("once", 10)).containsExactly(7);
  }

  @ParameterizedTest
  @MethodSource("sides")
  void of_a_large_one_no_more_is_read_than_is_wanted(Side side) {
    byte[] large = new byte[3_000_000];
    Bucket bucket = new Bucket(side.s3(), side.bucket());
    bucket.put("large", Content.of(large), "application/octet-stream");

    // Of three million zeros, by sha256sum.
    assertThat(bucket.sha256("large"))
        .hasValue("35bce4eae54ec8e6cc2868baa8d157914d6ae2858811b4cc0c078c94460fa26f");
    assertThatThrownBy(() -> bucket.find("large", 10))
        .hasMessage("object large: expected at most 10 bytes, found more");
  }

  @Test
  void what_breaks_off_while_it_is_written_leaves_what_stood_there() throws IOException {
    Side side = sides().findFirst().orElseThrow();
    put(side, "kept", "before");
    RequestBody broken =
        RequestBody.fromContentProvider(
            () -> new ByteArrayInputStream(new byte[4]), 5, "text/plain");

    assertThatThrownBy(
            () ->
                objects.putObject(
                    put -> put.bucket(side.bucket()).key("kept").contentType("text/plain"), broken))
        .hasMessage("object kept could not be written");
    assertThat(new Bucket(objects, side.bucket()).get("kept", 10))
        .isEqualTo("before".getBytes(UTF_8));
  }

  @Test
  void what_it_does_not_know_of_s3_it_refuses() {
    assertThatThrownBy(
            () ->
                objects.getObject(
                    get -> get.bucket(EmbeddedStores.BUCKET).key("kept").range("bytes=0-1")))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> objects.deleteObject(one -> one.bucket("allyspend").key("kept")))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static void put(Side side, String key, String text) {
    new Bucket(side.s3(), side.bucket()).put(key, text.getBytes(UTF_8), "text/plain");
  }
}

package org.allyspend.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.allyspend.core.domain.Content;
import org.allyspend.core.domain.Hash;
import org.allyspend.core.domain.Refusal;
import org.allyspend.core.domain.RefusedException;
import org.allyspend.core.lambda.Json;
import org.allyspend.core.store.Bucket;
import org.allyspend.ingest.budget.Division;

/**
 * Documents that are read in pieces, as the bucket has them under {@code pieces/source/sha256/}
 * until they expire: the plan, what a zip had folded, and what was read of each piece. A piece is
 * kept under the place it has in its document, so that reading it twice keeps the same again.
 */
final class Pieces {
  private static final String FOLDER = "pieces/";
  private static final Pattern PLAN =
      Pattern.compile(FOLDER + "[^/]+/[0-9a-f]{64}/plan-\\w+\\.json");
  private static final int LONGEST = 10_000_000;
  private static final int OF_HASH = 16;
  private static final String JSON = "application/json";

  private final Bucket bucket;

  Pieces(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Keeps what a file of a release has folded. */
  String keep(String source, String sha256, int file, Content unfolded) {
    String key = folder(source, sha256) + "file-" + file;
    bucket.put(key, unfolded, "application/octet-stream");
    return key;
  }

  /** Keeps a plan under the hash of what it says. */
  String keep(String source, Plan plan) {
    byte[] json = Json.bytes(plan);
    String key =
        folder(source, plan.sha256()) + "plan-" + Hash.sha256(json).substring(0, OF_HASH) + ".json";
    bucket.put(key, json, JSON);
    return key;
  }

  /**
   * The plan that is kept there.
   *
   * @throws RefusedException where none is
   */
  Plan plan(String key) {
    if (key == null || !PLAN.matcher(key).matches()) {
      throw Refusal.at("/plan")
          .expected("the key of a plan")
          .found(key == null ? "none" : "another text")
          .exception();
    }
    return Json.stored(new String(bucket.get(key, LONGEST), UTF_8), Plan.class, key);
  }

  /** Reads the piece of this number and keeps what was read. */
  void read(Plan plan, int number) {
    List<Division.Piece> pieces = plan.division().pieces();
    if (number < 0 || number >= pieces.size()) {
      throw Refusal.at("/piece")
          .expected("0 to " + (pieces.size() - 1))
          .found(Integer.toString(number))
          .exception();
    }
    Division.Piece piece = pieces.get(number);
    bucket.put(key(plan, piece), Json.bytes(plan.division().read(piece, bucket::content)), JSON);
  }

  /**
   * What was read of all pieces, in their order.
   *
   * @throws RefusedException where one is not there, or not whole
   */
  List<Division.Part> parts(Plan plan) {
    List<Division.Part> parts = new ArrayList<>();
    for (Division.Piece piece : plan.division().pieces()) {
      String key = key(plan, piece);
      String json =
          bucket
              .find(key, LONGEST)
              .map(bytes -> new String(bytes, UTF_8))
              .orElseThrow(() -> absent(plan, piece));
      Division.Part part = Json.read(json, Division.Part.class, key);
      Division.requireWhole(piece, part);
      parts.add(part);
    }
    return parts;
  }

  private static RefusedException absent(Plan plan, Division.Piece piece) {
    return Refusal.at(plan.division().documents().get(piece.document()).name())
        .expected("what was read of it from line " + (piece.cut().above() + 1) + " on")
        .found("none")
        .todo("ingest it again")
        .exception();
  }

  private static String key(Plan plan, Division.Piece piece) {
    return folder(plan.division().source().id(), plan.sha256())
        + "part-"
        + piece.document()
        + "-"
        + piece.cut().from()
        + "-"
        + piece.cut().to()
        + ".json";
  }

  private static String folder(String source, String sha256) {
    return FOLDER + source + "/" + sha256 + "/";
  }
}

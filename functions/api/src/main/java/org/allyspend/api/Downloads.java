package org.allyspend.api;

/** Addresses under which a file of a report can be fetched for some minutes. */
public interface Downloads {

  /**
   * The address of a file.
   *
   * @param key its S3 key
   * @param fileName what a browser is to call it
   */
  String address(String key, String fileName);
}

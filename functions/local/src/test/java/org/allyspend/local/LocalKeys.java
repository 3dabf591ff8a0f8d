package org.allyspend.local;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** What clients of the embedded servers, which let in everyone on this machine, call themselves. */
final class LocalKeys {
  static final Region REGION = Region.EU_CENTRAL_1;
  static final StaticCredentialsProvider CLIENTS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private LocalKeys() {}
}

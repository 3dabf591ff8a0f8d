package org.allyspend.core.lambda;

import org.allyspend.core.domain.UnavailableException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells what passes from what does not: the state machine knows errors by their class alone. */
public final class AwsErrors {
  private static final int CONFLICT = 409;
  private static final int SERVER_ERROR = 500;

  private AwsErrors() {}

  /**
   * The error to throw in the place of one of the SDK's, after its own attempts: {@link
   * UnavailableException} where the service is busy, broken, in conflict with another's call or out
   * of reach; otherwise, such as where the role may not do it, the same.
   */
  public static RuntimeException explained(SdkException e) {
    boolean passes =
        e instanceof SdkClientException
            || (e instanceof AwsServiceException service
                && (service.isThrottlingException()
                    || service.statusCode() == CONFLICT
                    || service.statusCode() >= SERVER_ERROR));
    return passes ? new UnavailableException(e.getMessage(), e) : e;
  }
}

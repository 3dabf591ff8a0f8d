package org.allyspend.api;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/** Executions of a Step Functions state machine. */
public final class StateMachine implements Executions {
  private final SfnClient client;
  private final String arn;

  /** Executions of the state machine of this ARN. */
  public StateMachine(SfnClient client, String arn) {
    this.client = client;
    this.arn = arn;
  }

  @Override
  public void start(String name, String input) {
    try {
      client.startExecution(start -> start.stateMachineArn(arn).name(name).input(input));
    } catch (ExecutionAlreadyExistsException e) {
      // Delivered twice: it is started, which is all that was asked for.
    }
  }
}

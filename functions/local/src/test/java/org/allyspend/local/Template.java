package org.allyspend.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** {@code template.yaml}; what !Ref, !GetAtt and !Sub name stands as its text. */
final class Template {
  /** How the template names the state machine before it is there. */
  static final String STATE_MACHINE =
      "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}"
          + ":stateMachine:${AWS::StackName}-reports";

  private final Map<String, Object> globals;
  private final Map<String, Object> resources;

  /** Reads what CloudFormation's own tags stand before as if they were not there. */
  private static final class Untagged extends SafeConstructor {
    Untagged() {
      super(options());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              if (node instanceof ScalarNode scalar) {
                return scalar.getValue();
              }
              if (node instanceof SequenceNode sequence && node.getTag().getValue().equals("!If")) {
                // As where the stack makes its own table and bucket.
                return constructObject(sequence.getValue().get(1));
              }
              if (node instanceof SequenceNode sequence
                  && node.getTag().getValue().equals("!Sub")) {
                return ((ScalarNode) sequence.getValue().get(0))
                    .getValue()
                    .replace("arn:${AWS::Partition}:s3:::${Name}", "${Bucket.Arn}");
              }
              node.setTag(node instanceof MappingNode ? Tag.MAP : Tag.SEQ);
              return node instanceof SequenceNode sequence
                  ? constructSequence(sequence)
                  : constructMapping((MappingNode) node);
            }
          });
    }
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1_000);
    return options;
  }

  Template() throws IOException {
    Map<String, Object> root =
        map(new Yaml(new Untagged()).load(Files.readString(Events.ROOT.resolve("template.yaml"))));
    globals = map(map(root.get("Globals")).get("Function"));
    resources = map(root.get("Resources"));
  }

  /** A variable that every function's environment has. */
  String variable(String name) {
    return map(map(globals.get("Environment")).get("Variables")).get(name).toString();
  }

  /** A variable of a function's own environment, in Frankfurt. */
  String variable(String function, String name) {
    return map(map(property(function, "Environment")).get("Variables"))
        .get(name)
        .toString()
        .replace("${AWS::Region}", "eu-central-1")
        .replace("${AWS::URLSuffix}", "amazonaws.com");
  }

  /** A property of a resource, or null. */
  Object property(String resource, String name) {
    return map(map(resources.get(resource)).get("Properties")).get(name);
  }

  /** Each action and resource that a role allows, such as 's3:PutObject ${Bucket.Arn}/raw/*'. */
  Set<String> allowed(String role) {
    Set<String> allowed = new TreeSet<>();
    for (Object policy : list(property(role, "Policies"))) {
      for (Object statement : list(map(map(policy).get("PolicyDocument")).get("Statement"))) {
        for (Object action : list(map(statement).get("Action"))) {
          list(map(statement).get("Resource"))
              .forEach(resource -> allowed.add(action + " " + resource));
        }
      }
    }
    return allowed;
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}

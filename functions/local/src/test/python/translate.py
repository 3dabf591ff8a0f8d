"""Translates template.yaml with AWS's own translator, for its defaults and with one parameter changed at a time, and tells what of the stack that
takes effect is different then. usage: translate.py TEMPLATE PARAMETER=VALUE[;GIVEN=VALUE]...

What takes effect is every property of every resource, as CloudFormation resolves it, but for the functions' own code and environment: these reach
nobody before a new version is published and the alias moves to it, which shows in the versions and aliases.
"""
import copy
import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")

from samcli.yamlhelper import yaml_parse  # noqa: E402
from samtranslator.translator.transform import transform  # noqa: E402

PSEUDO = {
    "AWS::Region": "eu-central-1", "AWS::AccountId": "123456789012", "AWS::Partition": "aws", "AWS::StackName": "allyspend",
    "AWS::NoValue": None, "AWS::URLSuffix": "amazonaws.com", "AWS::StackId": "stack",
}


class Policies:
    def load(self):
        return {}


def translated(template, values):
    template = copy.deepcopy(template)
    template["Globals"]["Function"]["CodeUri"] = "s3://bucket/code"
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        if "DefinitionUri" in properties:
            properties["DefinitionUri"] = "s3://bucket/definition"
    return transform(template, values, Policies())


def resolved(node, values, conditions):
    if isinstance(node, list):
        return [one for one in (resolved(item, values, conditions) for item in node) if one is not None]
    if not isinstance(node, dict):
        return node
    if len(node) == 1:
        (key, of), = node.items()
        if key == "Ref":
            return values[of] if of in values else PSEUDO.get(of, f"<{of}>")
        if key == "Condition" and isinstance(of, str):
            return holds(conditions[of], values, conditions)
        if key == "Fn::If":
            return resolved(of[1] if holds(conditions[of[0]], values, conditions) else of[2], values, conditions)
        if key == "Fn::Sub":
            text, more = (of, {}) if isinstance(of, str) else of
            names = {**{k: str(v) for k, v in PSEUDO.items()}, **{k: str(v) for k, v in values.items()},
                     **{k: str(resolved(v, values, conditions)) for k, v in more.items()}}
            for name, value in names.items():
                text = text.replace("${%s}" % name, value)
            return text
    return {key: of for key, of in ((key, resolved(of, values, conditions)) for key, of in node.items()) if of is not None}


def holds(condition, values, conditions):
    (key, of), = condition.items()
    if key == "Fn::Equals":
        return str(resolved(of[0], values, conditions)) == str(resolved(of[1], values, conditions))
    if key == "Fn::Not":
        return not holds(of[0], values, conditions)
    if key == "Fn::And":
        return all(holds(one, values, conditions) for one in of)
    if key == "Fn::Or":
        return any(holds(one, values, conditions) for one in of)
    if key == "Condition":
        return holds(conditions[of], values, conditions)
    raise ValueError(key)


def effective(template, changed):
    values = {name: str(one.get("Default", "")) for name, one in template["Parameters"].items()}
    values.update(changed)
    stack = translated(template, values)
    conditions = stack.get("Conditions", {})
    told = {}
    for name, resource in stack["Resources"].items():
        if "Condition" in resource and not holds(conditions[resource["Condition"]], values, conditions):
            continue
        properties = resolved(resource.get("Properties", {}), values, conditions)
        if resource["Type"] == "AWS::Lambda::Function":
            properties = {key: properties.get(key) for key in ("ReservedConcurrentExecutions",)}
        for key, of in properties.items():
            told[f"{name}.{key}"] = json.dumps(of, sort_keys=True)
    return told


template = yaml_parse(open(sys.argv[1], encoding="utf-8").read())
answer = {"parameters": sorted(template["Parameters"])}
for argument in sys.argv[2:]:
    change, *given = [tuple(one.split("=", 1)) for one in argument.split(";")]
    name = change[0]
    before = effective(template, dict(given))
    after = effective(template, dict([change, *given]))
    answer[name] = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
environment = translated(template, {})["Resources"]
answer["environment"] = {
    name: resource["Properties"]["Environment"]["Variables"]
    for name, resource in environment.items() if resource["Type"] == "AWS::Lambda::Function"}
print(json.dumps(answer))

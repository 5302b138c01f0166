"""Reads the templates out of LocalStack's CloudFormation tests, without running them, and prints them as JSON.

Usage: cases.py FOLDER (tests/aws/services/cloudformation of a clone)

A test is read where it deploys one template, and then another, by `capture_update_process`: what AWS answered meanwhile is
in the snapshot beside it. Only literals are evaluated. A test that does more beforehand is left out, with the reason.
"""
import ast
import json
import os
import re
import sys


class Unreadable(Exception):
    pass


MADE_UP = {"short_uid": "0a1b2c3d", "long_uid": "0a1b2c3d-0000-4000-8000-000000000000"}
# What a test may do that does not change what is deployed.
HARMLESS = {"add_transformer", "add_transformers_list"}


class Reader(ast.NodeVisitor):
    def __init__(self, folder, names):
        self.folder, self.names, self.calls, self.made, self.masks = folder, dict(names), [], 0, []

    def value(self, node):
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            if node.id in self.names:
                return self.names[node.id]
            raise Unreadable(f"`{node.id}` is not a literal")
        if isinstance(node, (ast.List, ast.Tuple)):
            return [self.value(each) for each in node.elts]
        if isinstance(node, ast.Dict):
            result = {}
            for key, each in zip(node.keys, node.values):
                if key is None:
                    result.update(self.value(each))
                else:
                    result[self.value(key)] = self.value(each)
            return result
        if isinstance(node, ast.JoinedStr):
            return "".join(str(self.value(each)) for each in node.values)
        if isinstance(node, ast.FormattedValue):
            return self.value(node.value)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self.value(node.left) + self.value(node.right)
        if isinstance(node, ast.Subscript):
            return self.value(node.value)[self.value(node.slice)]
        if isinstance(node, ast.Call):
            return self.call(node)
        raise Unreadable(f"an expression of the kind {type(node).__name__}")

    def call(self, node):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in MADE_UP:
            self.made += 1
            return f"{MADE_UP[name]}{self.made}"
        given = node.args
        if name == "dumps":
            return json.dumps(self.value(given[0]))
        if name == "join" and isinstance(node.func, ast.Attribute) and "path" in ast.dump(node.func.value):
            parts = [os.path.dirname(self.names["__file__"]) if "__file__" in ast.dump(each) else self.value(each) for each in given]
            return os.path.normpath(os.path.join(*parts))
        if name == "replace" and isinstance(node.func, ast.Attribute):
            return self.value(node.func.value).replace(*[self.value(each) for each in given])
        if name in ("deepcopy", "copy"):
            return json.loads(json.dumps(self.value(given[0])))
        raise Unreadable(f"a call of `{ast.unparse(node.func)}`")

    def run(self, body):
        for statement in body:
            if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
                self.assign(statement.targets[0], statement.value)
            elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                pass
            elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
                self.perform(statement.value)
            elif not isinstance(statement, (ast.FunctionDef, ast.Pass)):
                raise Unreadable(f"a statement of the kind {type(statement).__name__}")

    def assign(self, target, node):
        if self.deploys(node):
            self.perform(node)
        elif isinstance(target, ast.Name):
            self.names[target.id] = self.value(node)
        elif isinstance(target, ast.Subscript):
            self.value(target.value)[self.value(target.slice)] = self.value(node)
        else:
            raise Unreadable("an assignment to several names")

    def deploys(self, node):
        return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "capture_update_process"

    def perform(self, node):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if self.deploys(node):
            keywords = {each.arg: self.value(each.value) for each in node.keywords}
            positional = [self.value(each) for each in node.args[1:]]
            order = ["t1", "t2", "p1", "p2", "custom_update_step"]
            self.calls.append({**dict(zip(order, positional)), **keywords})
        elif name == "pop" and isinstance(node.func, ast.Attribute):
            self.value(node.func.value).pop(self.value(node.args[0]), None)
        elif self.calls:
            # What comes after the deployment is not replayed.
            pass
        elif name == "add_transformer":
            self.mask(node.args[0])
        elif name not in HARMLESS:
            raise Unreadable(f"a call of `{ast.unparse(node.func)}` beforehand")


    def mask(self, node):
        """RegexTransformer(text, replacement): what the recording has instead of a made-up text."""
        if isinstance(node, ast.List):
            for each in node.elts:
                self.mask(each)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RegexTransformer" or isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "regex":
            self.masks.append([self.value(each) for each in node.args[:2]])


def parametrized(function):
    """One dictionary of names for each set of parameters, with the end of the test's name."""
    for each in function.decorator_list:
        if isinstance(each, ast.Call) and getattr(each.func, "attr", "") == "parametrize":
            reader = Reader("", {})
            names = [name.strip() for name in reader.value(each.args[0]).split(",")]
            ids = next((reader.value(k.value) for k in each.keywords if k.arg == "ids"), None)
            for index, row in enumerate(each.args[1].elts):
                id = ids[index] if ids else None
                if isinstance(row, ast.Call) and getattr(row.func, "attr", "") == "param":
                    id = next((reader.value(k.value) for k in row.keywords if k.arg == "id"), id)
                    values = [reader.value(value) for value in row.args]
                else:
                    values = reader.value(row) if len(names) > 1 else [reader.value(row)]
                yield dict(zip(names, values)), f"[{id or '-'.join(str(v) for v in values)}]"
            return
    yield {}, ""


def text(template):
    if isinstance(template, str) and os.path.exists(template):
        with open(template) as file:
            return file.read()
    if isinstance(template, str):
        raise Unreadable("a template in a file that is not there")
    return json.dumps(template)


def tests(tree):
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, ast.FunctionDef):
                    yield f"{node.name}::{each.name}", each
        elif isinstance(node, ast.FunctionDef):
            yield node.name, node


def main(folder):
    cases = []
    for base, _folders, files in sorted(os.walk(folder)):
        for file in sorted(files):
            path = os.path.join(base, file)
            snapshots = re.sub(r"\.py$", ".snapshot.json", path)
            if not file.startswith("test_") or not file.endswith(".py") or not os.path.exists(snapshots):
                continue
            with open(path) as source:
                tree = ast.parse(source.read())
            with open(snapshots) as recorded:
                snapshot = json.load(recorded)
            constants = Reader(base, {"__file__": path, "region_name": "us-east-1", "secondary_region_name": "us-west-1"})
            for node in tree.body:
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    try:
                        constants.names[node.targets[0].id] = constants.value(node.value)
                    except (Unreadable, KeyError, TypeError):
                        pass
            for name, function in tests(tree):
                if "capture_update_process" not in ast.unparse(function.args):
                    continue
                cases.extend(read(name, function, constants.names, snapshot))
    print(json.dumps(cases))


def read(name, function, constants, snapshot):
    keys = [key for key in snapshot if key.split("::", 1)[1] == name or key.split("::", 1)[1].startswith(name + "[")]
    try:
        sets = list(parametrized(function))
    except (Unreadable, KeyError, TypeError) as error:
        sets, failure = [], str(error)
        for key in keys:
            yield {"name": key.split("::", 1)[1], "unreadable": failure}
    for names, ending in sets:
        key = next((each for each in keys if each.split("::", 1)[1] == name + ending), None)
        if key is None:
            continue
        try:
            reader = Reader("", {**constants, **names})
            reader.run(function.body)
            if len(reader.calls) != 1 or "custom_update_step" in reader.calls[0]:
                raise Unreadable("something between the two deployments")
            call = reader.calls[0]
            yield {
                "name": name + ending,
                "recorded": snapshot[key]["recorded-content"],
                "date": snapshot[key]["recorded-date"],
                "masks": reader.masks,
                "templates": [text(call["t1"]), text(call["t2"])],
                "parameters": [call.get("p1") or {}, call.get("p2") or {}],
            }
        except (Unreadable, KeyError, TypeError, IndexError, AttributeError) as error:
            yield {"name": name + ending, "unreadable": str(error)}


main(sys.argv[1])

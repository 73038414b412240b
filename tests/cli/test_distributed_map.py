# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""Distributed Map with local files that stand for S3."""
import json
import os
import unittest

from support import Case, asl


def machine(body=None, config=None, **fields):
    states = body or {"Take": {"Type": "Pass", "End": True}}
    return {"StartAt": "M", "States": {"M": {"Type": "Map", "End": True, "Label": "Map", **fields, "ItemProcessor": {
        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD", **(config or {})}, "StartAt": next(iter(states)), "States": states}}}}


def reader(key, **config):
    return {"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": config, "Parameters": {"Bucket": "data", "Key": key}}}


FAIL_EVEN = {"Even": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericLessThan": 0, "Next": "No"}], "Default": "Yes"},
             "No": {"Type": "Fail", "Error": "Negative", "Cause": "below"}, "Yes": {"Type": "Pass", "End": True}}
WRITER = {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "out", "Prefix": "runs"}}


class Items(Case):
    def output(self, definition, **options):
        return self.run_json(self.write("d.asl.json", definition), **options)["output"]

    def test_formats(self):
        for name, content, config, expected in (
                ("a.json", "[1, 2]", {"InputType": "JSON"}, [1, 2]),
                ("b.json", '{"x": {"rows": [3]}}', {"InputType": "JSON", "ItemsPointer": "/x/rows"}, [3]),
                ("c.jsonl", '{"a": 1}\n\n{"a": 2}\r\n', {"InputType": "JSONL"}, [{"a": 1}, {"a": 2}]),
                ("d.csv", 'h,i\n1,"a,""b"\n2\n', {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}, [{"h": "1", "i": 'a,"b'}, {"h": "2", "i": ""}]),
                ("e.csv", "1;2;3\n", {"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["p", "q"], "CSVDelimiter": "SEMICOLON"},
                 [{"p": "1", "q": "2"}]),
                ("f.json", "[1, 2, 3]", {"InputType": "JSON", "MaxItems": 2}, [1, 2])):
            with self.subTest(name):
                self.write("data/" + name, content)
                self.assertEqual(expected, self.output(machine(**reader(name, **config))))

    def test_a_csv_file_in_another_encoding_still_gives_text(self):
        path = os.path.join(os.path.dirname(self.write("data/latin.csv", "")), "latin.csv")
        with open(path, "wb") as file:
            file.write(b"\xef\xbb\xbfh,\xc3\xa9\n1,\xe9\n")
        self.assertEqual([{"h": "1", "\u00e9": "\ufffd"}],
                         self.output(machine(**reader("latin.csv", InputType="CSV", CSVHeaderLocation="FIRST_ROW"))))

    def test_formats_that_are_not_read_are_said_at_the_state_before_the_run(self):
        for config, said in (({"InputType": "PARQUET"}, "InputType PARQUET"), ({"InputType": "MANIFEST", "ManifestType": "ATHENA_DATA"}, "ManifestType ATHENA_DATA")):
            with self.subTest(said):
                path = self.write("d.asl.json", machine(**reader("x", **config)))
                result = self.run_json(path, status=1)
                self.assertEqual(("INVALID_DEFINITION", "NOT_RUNNABLE", "/States/M"),
                                 (result["status"], result["diagnostics"][0]["code"], result["diagnostics"][0]["location"]))
                self.assertIn(said, result["diagnostics"][0]["message"])
                # Answers need no file.
                mocks = self.write("m.json", {"States": {"M": [{"output": [1, 2]}]}})
                self.assertEqual([1, 2], self.run_json(path, "--mocks", mocks)["output"])

    def test_a_manifest_of_athena_names_files_of_the_input_type(self):
        self.write("data/manifest.csv", '"s3://data/one.jsonl"\ns3://other/two.jsonl\n')
        self.write("data/one.jsonl", '{"a": 1}\n')
        self.write("other/two.jsonl", '{"a": 2}\n{"a": 3}\n')
        for most, expected in ((0, [1, 2, 3]), (2, [1, 2])):
            definition = machine(**reader("manifest.csv", InputType="JSONL", ManifestType="ATHENA_DATA", MaxItems=most))
            self.assertEqual(expected, [item["a"] for item in self.output(definition)])
        self.write("data/manifest.csv", "s3://other/none.jsonl\n")
        result = self.run_json(self.write("d.asl.json", definition), status=1)
        self.assertEqual("States.ItemReaderFailed", result["error"])
        self.assertIn("s3://other/none.jsonl", result["cause"])

    def test_an_inventory_manifest_names_csv_files(self):
        self.write("data/part1.csv", "bucket,one\n")
        self.write("data/part2.csv", "bucket,two\n")
        self.write("data/manifest.json", {"fileSchema": "Bucket, Key", "files": [{"key": "part1.csv"}, {"key": "part2.csv"}]})
        self.assertEqual([{"Bucket": "bucket", "Key": "one"}, {"Bucket": "bucket", "Key": "two"}],
                         self.output(machine(**reader("manifest.json", InputType="MANIFEST"))))

    def listing(self, **config):
        self.write("data/in/a.jsonl", "1\n2\n")
        self.write("data/in/b.jsonl", "3\n")
        return machine(ItemReader={"Resource": "arn:aws:states:::s3:listObjectsV2", "ReaderConfig": config,
                                   "Parameters": {"Bucket": "data", "Prefix": "in"}})

    def test_a_folder_stands_for_a_prefix(self):
        items = self.output(self.listing())
        self.assertEqual([("in/a.jsonl", 4, "STANDARD"), ("in/b.jsonl", 2, "STANDARD")],
                         [(i["Key"], i["Size"], i["StorageClass"]) for i in items])

    def keys(self, prefix, bucket="data"):
        definition = self.listing()
        definition["States"]["M"]["ItemReader"]["Parameters"] = {"Bucket": bucket, **({"Prefix": prefix} if prefix is not None else {})}
        return [item["Key"] for item in self.output(definition)]

    def test_a_prefix_is_any_beginning_of_a_key(self):
        self.write("data/index.json", "[]")
        self.write("data/z/in.json", "[]")
        everything = ["in/a.jsonl", "in/b.jsonl", "index.json", "z/in.json"]
        for prefix, keys in ((None, everything), ("", everything), ("in", everything[:3]), ("in/", everything[:2]), ("in/b", ["in/b.jsonl"]),
                             ("z/in.json", ["z/in.json"]), ("none", []), ("in/none/", []),
                             ("../", []), (self.folder + "/data/", [])):
            with self.subTest(prefix=prefix):
                self.assertEqual(keys, self.keys(prefix))

    def test_without_a_folder_of_the_bucket_s_name_the_keys_begin_beside_the_definition(self):
        self.assertEqual(["data/in/a.jsonl", "data/in/b.jsonl"], self.keys("data/i", bucket="elsewhere"))

    def test_max_items_limits_all_items_together(self):
        self.assertEqual(["in/a.jsonl"], [i["Key"] for i in self.output(self.listing(MaxItems=1))])
        for most, expected in ((1, [1]), (2, [1, 2]), (3, [1, 2, 3]), (0, [1, 2, 3])):
            self.assertEqual(expected, self.output(self.listing(InputType="JSONL", Transformation="LOAD_AND_FLATTEN", MaxItems=most)))
        self.write("data/part1.csv", "1\n2\n")
        self.write("data/part2.csv", "3\n4\n")
        self.write("data/manifest.json", {"fileSchema": "n", "files": [{"key": "part1.csv"}, {"key": "part2.csv"}]})
        self.assertEqual([{"n": "1"}, {"n": "2"}, {"n": "3"}], self.output(machine(**reader("manifest.json", InputType="MANIFEST", MaxItems=3))))

    def test_an_object_that_is_read_is_gone_over_by_its_members(self):
        self.write("data/o.json", '{"x": {"a": 1, "b": 2, "c": 3}}')
        selector = {"k.$": "$$.Map.Item.Key", "v.$": "$$.Map.Item.Value", "s.$": "$$.Map.Item.Source"}
        config = {"InputType": "JSON", "ItemsPointer": "/x", "MaxItems": 2}
        self.assertEqual([{"k": "a", "v": 1, "s": "s3://data/o.json"}, {"k": "b", "v": 2, "s": "s3://data/o.json"}],
                         self.output(machine(ItemSelector=selector, **reader("o.json", **config))))
        self.assertEqual([{"Key": "a", "Value": 1}, {"Key": "b", "Value": 2}], self.output(machine(**reader("o.json", **config))))

    def test_load_and_flatten_gives_the_items_of_the_objects(self):
        self.assertEqual([1, 2, 3], self.output(self.listing(InputType="JSONL", Transformation="LOAD_AND_FLATTEN")))

    def test_reader_errors(self):
        for name, content, config, cause in (
                ("a.csv", "h,h\n1,2\n", {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}, "CSV headers cannot contain duplicates."),
                ("b.json", "3", {"InputType": "JSON"}, "Attempting to map over non-iterable node."),
                ("c.json", None, {"InputType": "JSON"}, "local file")):
            with self.subTest(name):
                if content is not None:
                    self.write("data/" + name, content)
                result = self.run_json(self.write("d.asl.json", machine(**reader(name, **config))), status=1)
                self.assertEqual("States.ItemReaderFailed", result["error"])
                self.assertIn(cause, result["cause"])

    def test_an_object_is_gone_over_by_its_members(self):
        selector = {"k.$": "$$.Map.Item.Key", "v.$": "$$.Map.Item.Value", "s.$": "$$.Map.Item.Source"}
        path = self.write("d.asl.json", machine(ItemsPath="$.o", ItemSelector=selector))
        result = self.run_json(path, "--input", '{"o": {"a": 1, "b": 2}}')
        self.assertEqual([{"k": "a", "v": 1, "s": "STATE_DATA"}, {"k": "b", "v": 2, "s": "STATE_DATA"}], result["output"])

    def test_the_source_of_read_items_is_the_object(self):
        self.write("data/a.json", "[1]")
        self.assertEqual([{"s": "s3://data/a.json"}],
                         self.output(machine(ItemSelector={"s.$": "$$.Map.Item.Source"}, **reader("a.json", InputType="JSON"))))

    def test_batches(self):
        definition = machine(ItemBatcher={"MaxItemsPerBatch": 2, "BatchInput": {"f": "x"}})
        result = self.run_json(self.write("d.asl.json", definition), "--input", "[1, 2, 3]")
        self.assertEqual([{"BatchInput": {"f": "x"}, "Items": [1, 2]}, {"BatchInput": {"f": "x"}, "Items": [3]}], result["output"])


class Results(Case):
    def test_tolerated_failures(self):
        for fields, data, status in ((dict(ToleratedFailureCount=1), "[1, -1]", 0), (dict(ToleratedFailureCount=1), "[-1, -1]", 1),
                                     (dict(ToleratedFailurePercentage=50), "[1, -1]", 0), (dict(ToleratedFailurePercentage=49), "[1, -1]", 1), ({}, "[1, -1]", 1)):
            with self.subTest(fields=fields, data=data):
                result = self.run_json(self.write("d.asl.json", machine(FAIL_EVEN, **fields)), "--input", data, status=status)
                if status:
                    self.assertEqual("States.ExceedToleratedFailureThreshold", result["error"])

    def written(self, definition, data="[1, -1]"):
        result = self.run_json(self.write("d.asl.json", definition), "--input", data, "--seed", "1")["output"]
        details = result["ResultWriterDetails"]
        self.assertEqual("out", details["Bucket"])
        folder = os.path.join(self.folder, "out", os.path.dirname(details["Key"]))
        with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
            manifest = json.load(file)
        self.assertEqual(result["MapRunArn"], manifest["MapRunArn"])
        content = {}
        for group, files in manifest["ResultFiles"].items():
            for entry in files:
                path = os.path.join(self.folder, "out", entry["Key"])
                self.assertEqual(os.path.getsize(path), entry["Size"])
                with open(path, encoding="utf-8") as file:
                    content[group] = file.read()
        return content

    def test_the_writer_tells_of_every_execution(self):
        content = self.written(machine(FAIL_EVEN, ToleratedFailureCount=1, ResultWriter=WRITER))
        good, = json.loads(content["SUCCEEDED"])
        bad, = json.loads(content["FAILED"])
        self.assertEqual(("1", "1", "SUCCEEDED"), (good["Input"], good["Output"], good["Status"]))
        self.assertEqual(("-1", "Negative", "below", "FAILED"), (bad["Input"], bad["Error"], bad["Cause"], bad["Status"]))
        self.assertRegex(good["ExecutionArn"], r"^arn:aws:states:us-east-1:123456789012:execution:d/Map:[0-9a-f-]{36}$")
        self.assertTrue(good["StateMachineArn"].endswith(":stateMachine:d/Map"))

    def failed_run(self):
        definition = machine(FAIL_EVEN, MaxConcurrency=2, ResultWriter=WRITER)
        result = self.run_json(self.write("d.asl.json", definition), "--input", "[1, -1, 2, 3, 4]", status=1)
        self.assertEqual("States.ExceedToleratedFailureThreshold", result["error"])
        self.assertEqual(["MapRunStarted", "MapRunFailed", "MapStateFailed", "ExecutionFailed"], [e["type"] for e in result["events"][3:]])
        run, = os.listdir(os.path.join(self.folder, "out", "runs"))
        folder = os.path.join(self.folder, "out", "runs", run)
        content = {}
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                content[name] = json.load(file)
        return content

    def test_a_map_run_that_fails_writes_what_ended_and_what_never_began(self):
        content = self.failed_run()
        files = content["manifest.json"]["ResultFiles"]
        self.assertEqual({group: [f"{group}_0.json"] for group in ("SUCCEEDED", "FAILED", "PENDING")},
                         {group: [os.path.basename(entry["Key"]) for entry in entries] for group, entries in files.items()})
        self.assertEqual(["1"], [one["Output"] for one in content["SUCCEEDED_0.json"]])
        failed, aborted = content["FAILED_0.json"]
        self.assertEqual(("-1", "FAILED", "Negative"), (failed["Input"], failed["Status"], failed["Error"]))
        self.assertEqual(("2", "ABORTED", False), (aborted["Input"], aborted["Status"], "Error" in aborted))
        self.assertEqual([("3", "PENDING"), ("4", "PENDING")], [(one["Input"], one["Status"]) for one in content["PENDING_0.json"]])

    def test_results_of_a_failed_map_run_need_no_answer(self):
        path = self.write("d.asl.json", machine(FAIL_EVEN, ResultWriter=WRITER))
        cases = self.write("d.tests.json", {"Cases": [{"Name": "c", "Input": [-1], "Expect": {"Error": "States.ExceedToleratedFailureThreshold"}}]})
        process = asl("test", path, "--cases", cases)
        self.assertEqual(0, process.returncode, process.stdout + process.stderr)

    def test_transformations(self):
        body = {"Pair": {"Type": "Pass", "Parameters": {"p.$": "States.Array($, 0)"}, "OutputPath": "$.p", "End": True}}
        for transformation, kind, expected in (("COMPACT", "JSON", [[1, 0], [2, 0]]), ("FLATTEN", "JSON", [1, 0, 2, 0])):
            content = self.written(machine(body, ResultWriter={**WRITER, "WriterConfig": {"Transformation": transformation, "OutputType": kind}}), "[1, 2]")
            self.assertEqual(expected, json.loads(content["SUCCEEDED"]))
        content = self.written(machine(body, ResultWriter={**WRITER, "WriterConfig": {"Transformation": "COMPACT", "OutputType": "JSONL"}}), "[1, 2]")
        self.assertEqual("[1,0]\n[2,0]\n", content["SUCCEEDED"])

    def test_without_a_resource_the_output_is_put_together(self):
        body = {"Pair": {"Type": "Pass", "Parameters": {"p.$": "States.Array($, 0)"}, "OutputPath": "$.p", "End": True}}
        definition = machine(body, ResultWriter={"WriterConfig": {"Transformation": "FLATTEN", "OutputType": "JSON"}})
        result = self.run_json(self.write("d.asl.json", definition), "--input", "[1, 2]")
        self.assertEqual([1, 0, 2, 0], result["output"])

    def test_a_failed_execution_is_told_of_whole_where_a_transformation_is_asked_for(self):
        for transformation in ("COMPACT", "FLATTEN"):
            definition = machine(FAIL_EVEN, ToleratedFailureCount=1, ResultWriter={"WriterConfig": {"Transformation": transformation, "OutputType": "JSON"}})
            good, bad = self.run_json(self.write("d.asl.json", definition), "--input", "[1, -1]")["output"]
            self.assertEqual(1, good)
            self.assertEqual(("FAILED", "Negative", "-1"), (bad["Status"], bad["Error"], bad["Input"]))
        plain = self.run_json(self.write("d.asl.json", machine(FAIL_EVEN, ToleratedFailureCount=1)), "--input", "[1, -1]")["output"]
        self.assertEqual([1, {"Error": "Negative", "Cause": "below"}], plain)

    def test_children_of_type_express(self):
        content = self.written(machine(config={"ExecutionType": "EXPRESS"}, ResultWriter=WRITER), "[1]")
        good, = json.loads(content["SUCCEEDED"])
        self.assertIn(":express:d/Map:", good["ExecutionArn"])
        self.assertNotIn("RedriveCount", good)


if __name__ == "__main__":
    unittest.main()

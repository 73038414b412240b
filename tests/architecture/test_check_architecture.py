# SPDX-FileCopyrightText: ASL Workbench contributors
# SPDX-License-Identifier: Apache-2.0
"""The architecture check itself can fail: each kind of trespass is planted in a small tree and must be named."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check_architecture as check  # noqa: E402

APACHE = "// SPDX-License-Identifier: Apache-2.0\n"


class Trespasses(unittest.TestCase):
    def problems(self, files):
        with tempfile.TemporaryDirectory() as top:
            for path, text in files.items():
                os.makedirs(os.path.join(top, os.path.dirname(path)), exist_ok=True)
                with open(os.path.join(top, path), "w", encoding="utf-8") as file:
                    file.write(text)
            found = []
            check.check_includes(top, found)
            check.check_licences(top, found)
            check.check_links(top, found)
            return [p for p in found if "no link lines" not in p]

    def test_an_allowed_arrow_is_silent(self):
        self.assertEqual([], self.problems({
            "core/json/a.h": APACHE, "core/asl/b.h": APACHE + '#include "core/json/a.h"\n#include <string>\n'}))

    def test_an_arrow_that_runs_backwards(self):
        found = self.problems({"core/asl/b.h": APACHE, "core/json/a.h": APACHE + '#include "core/asl/b.h"\n'})
        self.assertEqual(["core/json/a.h: core/json may not include core/asl/b.h"], found)

    def test_qt_beyond_core(self):
        found = self.problems({"core/tasks/a.cpp": APACHE + "#include <QString>\n#include <QWidget>\n"})
        self.assertEqual(["core/tasks/a.cpp: <QWidget> is not of Qt Core"], found)

    def test_qt_where_no_program_is_started(self):
        found = self.problems({"core/lint/a.cpp": APACHE + "#include <QString>\n"})
        self.assertEqual(["core/lint/a.cpp: core/lint includes <QString>, and loads no Qt"], found)

    def test_network_belongs_to_the_endpoint_s_program(self):
        self.assertEqual([], self.problems({"app/endpoint/a.cpp": APACHE + "#include <QNetworkReply>\n"}))
        self.assertEqual(1, len(self.problems({"core/tasks/a.cpp": APACHE + "#include <QNetworkReply>\n"})))

    def test_a_link_line_that_runs_backwards(self):
        found = self.problems({
            "core/json/CMakeLists.txt": "wb_library(wb_json LINKS wb_asl)",
            "core/asl/CMakeLists.txt": "wb_library(wb_asl LINKS wb_json Qt6::Gui)"})
        self.assertEqual(["core/asl/CMakeLists.txt: may not link Qt6::Gui", "core/json/CMakeLists.txt: may not link wb_asl"], sorted(found))

    def test_a_licence_of_the_wrong_side(self):
        self.assertEqual(1, len(self.problems({"ui/a.cpp": APACHE})))
        self.assertEqual([], self.problems({"ui/drawing/a.cpp": APACHE}))


if __name__ == "__main__":
    unittest.main()

#include "scenarios/reading/csv_table.hpp"

#include <gtest/gtest.h>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

TEST(CsvTable, ReadsQuotedFieldsAndSkipsRemarks) {
  const CsvTable t("f", "# remark\na,b\n1,\"x, \"\"y\"\"\"\n\n2.5,z\r\n");
  ASSERT_EQ(t.rows(), 2U);
  EXPECT_EQ(t.text(0, "b"), "x, \"y\"");
  EXPECT_EQ(t.number(1, "a"), 2.5);
  EXPECT_EQ(t.text(1, "b"), "z");
}

TEST(CsvTable, RefusesWhatDoesNotFitWithTheLine) {
  const auto line_of = [](auto action) {
    try {
      action();
    } catch (const InputError& wrong) {
      return wrong.diagnostics().at(0).line;
    }
    return -1;
  };
  EXPECT_EQ(line_of([] { CsvTable("f", "a,b\n1,2\n3\n"); }), 3);
  const CsvTable t("f", "a,b\n1,nan\n");
  EXPECT_EQ(line_of([&] { t.number(0, "b"); }), 2);
  EXPECT_EQ(line_of([&] { t.number(0, "c"); }), 1);
}

}  // namespace
}  // namespace farreach

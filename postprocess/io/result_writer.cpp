#include "postprocess/io/result_writer.hpp"

#include <algorithm>
#include <limits>

namespace farreach {
namespace {

/// A slice that is none: every field NaN.
PlumeSlice padding() {
  std::vector<Column> columns = declared_columns<PlumeSlice>();
  for (Column& column : columns)
    column.numbers = {std::numeric_limits<double>::quiet_NaN()};
  return rows_of<PlumeSlice>(columns, 1).front();
}

}  // namespace

void ResultWriter::write_table(const std::string& path, const std::string& dimension,
                               const std::string& comment,
                               const std::vector<Column>& columns, std::size_t rows) {
  GroupWriter group = new_group(path, comment);
  group.dimension(dimension, rows);
  for (const Column& column : columns) group.variable(column, {dimension});
}

void ResultWriter::slices(const std::string& path,
                          const std::vector<std::vector<PlumeSegment>*>& segments) {
  std::size_t most_segments = 0, most_slices = 0;
  for (const auto* list : segments) {
    most_segments = std::max(most_segments, list->size());
    for (const PlumeSegment& segment : *list)
      most_slices = std::max(most_slices, segment.slices.size());
  }
  Column counts{.label = {"slice_count", "", "slices of this plume"},
                .type = ColumnType::integer};
  std::vector<PlumeSlice> rows;
  const PlumeSlice none = padding();
  for (const auto* list : segments) {
    for (std::size_t i = 0; i < most_segments; ++i) {
      const std::size_t count = i < list->size() ? (*list)[i].slices.size() : 0;
      if (count > 0)
        rows.insert(rows.end(), (*list)[i].slices.begin(), (*list)[i].slices.end());
      rows.insert(rows.end(), most_slices - count, none);
      counts.integers.push_back(static_cast<std::int32_t>(count));
    }
  }
  GroupWriter group = new_group(
      path, "cross-sections of the plumes; beyond slice_count filled up with NaN");
  group.dimension("member", segments.size());
  group.dimension("segment", most_segments);
  group.dimension("slice", most_slices);
  group.variable(counts, {"member", "segment"});
  for (const Column& column : columns_of(rows))
    group.variable(column, {"member", "segment", "slice"});
}

}  // namespace farreach

#include "postprocess/media/plume/slice_arrays.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "postprocess/io/result_reader.hpp"
#include "postprocess/io/result_writer.hpp"
#include "postprocess/media/plume/plume_fields.hpp"
#include "solver/base/error.hpp"

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

void SliceArrays::write(ResultWriter& file, const std::string& path) {
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
  GroupWriter group = file.new_group(
      path, "cross-sections of the plumes; beyond slice_count filled up with NaN");
  group.dimension("member", segments.size());
  group.dimension("segment", most_segments);
  group.dimension("slice", most_slices);
  group.variable(counts, {"member", "segment"});
  for (const Column& column : columns_of(rows))
    group.variable(column, {"member", "segment", "slice"});
}

void SliceArrays::read(ResultReader& file, const std::string& path) {
  const GroupReader group(file.file(), path);
  const std::size_t members = group.dimension("member");
  const std::size_t most_segments = group.dimension("segment");
  const std::size_t most_slices = group.dimension("slice");
  if (members != segments.size())
    throw RunError(fmt::format("{} has {} members where /weather has {}", path, members,
                               segments.size()));
  const Column counts =
      group.variable({.label = {"slice_count", "", ""}, .type = ColumnType::integer},
                     {{members, most_segments}});
  std::vector<Column> columns;
  for (const Column& declared : declared_columns<PlumeSlice>())
    columns.push_back(
        group.variable(declared, {{members, most_segments, most_slices}}));
  ColumnDistributor distribute(columns);
  for (std::size_t m = 0; m < members; ++m) {
    if (segments[m]->size() > most_segments)
      throw RunError(fmt::format("{} has {} segments where member {} has {}", path,
                                 most_segments, m, segments[m]->size()));
    for (std::size_t i = 0; i < segments[m]->size(); ++i) {
      const std::size_t row = m * most_segments + i;
      const auto count = counts.integers[row];
      if (count < 0 || static_cast<std::size_t>(count) > most_slices)
        throw RunError(fmt::format("{}/slice_count = {} is outside [0, {}]", path,
                                   count, most_slices));
      auto& slices = (*segments[m])[i].slices;
      slices.resize(static_cast<std::size_t>(count));
      for (std::size_t j = 0; j < slices.size(); ++j) {
        distribute.begin_row(row * most_slices + j);
        visit_fields(slices[j], distribute);
      }
    }
  }
}

}  // namespace farreach

#include "postprocess/io/result_reader.hpp"

#include <fmt/format.h>

#include "solver/base/error.hpp"

namespace farreach {

ResultReader::Table ResultReader::read_table(
    const std::string& path, const std::string& dimension,
    const std::vector<Column>& declared) const {
  const GroupReader group(file_, path);
  Table table{{}, group.dimension(dimension)};
  for (const Column& column : declared)
    table.columns.push_back(group.variable(column, {{table.rows}}));
  return table;
}

std::size_t ResultReader::checked_parent(const std::string& path, const Label& parent,
                                         std::size_t index, std::size_t count) {
  if (index < count) return index;
  throw RunError(fmt::format("{}/{} names row {} of a table of {} rows", path,
                             parent.name, index, count));
}

void ResultReader::slices(const std::string& path,
                          const std::vector<std::vector<PlumeSegment>*>& segments) {
  const GroupReader group(file_, path);
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

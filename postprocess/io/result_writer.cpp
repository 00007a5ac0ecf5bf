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

/// The columns of lists of one kind, one list after the other.
std::vector<Column> columns_of_all(const std::vector<Rows*>& lists, const Rows& blank) {
  ColumnCollector collect;
  collect.begin_row();
  blank.visit_blank(collect);
  collect.drop_values();
  for (Rows* list : lists)
    for (std::size_t i = 0; i < list->size(); ++i) {
      collect.begin_row();
      list->visit(i, collect);
    }
  return collect.take();
}

std::vector<Column> columns_of_rows(Rows& rows) {
  return columns_of_all({&rows}, rows);
}

}  // namespace

void ResultWriter::record_of(const std::string& path, const std::string& comment,
                             Rows& one) {
  GroupWriter group = new_group(path, comment);
  for (const Column& column : columns_of_rows(one)) group.variable(column, {});
}

void ResultWriter::table_of(const std::string& path, const std::string& dimension,
                            const std::string& comment, Rows& rows) {
  write_table(path, dimension, comment, columns_of_rows(rows), rows.size());
}

void ResultWriter::children_of(const std::string& path, const std::string& dimension,
                               Label parent, const std::string& comment,
                               ListsOfRows& lists, const Rows& blank) {
  Column parents{.label = parent, .type = ColumnType::integer};
  std::vector<Rows*> all;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    all.push_back(lists[i].get());
    parents.integers.insert(parents.integers.end(), lists[i]->size(),
                            static_cast<std::int32_t>(i));
  }
  const std::size_t count = parents.integers.size();
  std::vector<Column> columns = columns_of_all(all, blank);
  columns.insert(columns.begin(), std::move(parents));
  write_table(path, dimension, comment, columns, count);
}

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

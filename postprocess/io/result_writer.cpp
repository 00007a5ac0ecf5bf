#include "postprocess/io/result_writer.hpp"

namespace farreach {
namespace {

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

}  // namespace farreach

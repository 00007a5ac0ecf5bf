#include "postprocess/io/result_reader.hpp"

#include <fmt/format.h>

#include "solver/base/error.hpp"

namespace farreach {

namespace {

std::vector<Column> columns_declared(const Rows& rows) {
  ColumnCollector collect;
  collect.begin_row();
  rows.visit_blank(collect);
  collect.drop_values();
  return collect.take();
}

std::vector<Column> columns_in(const GroupReader& group,
                               const std::vector<Column>& declared,
                               const std::vector<std::size_t>& sizes) {
  std::vector<Column> columns;
  for (const Column& column : declared)
    columns.push_back(group.variable(column, sizes));
  return columns;
}

/// `index` if there is such a row; throws RunError otherwise.
std::size_t checked_parent(const std::string& path, const Label& parent,
                           std::size_t index, std::size_t count) {
  if (index < count) return index;
  throw RunError(fmt::format("{}/{} names row {} of a table of {} rows", path,
                             parent.name, index, count));
}

}  // namespace

bool ResultReader::has(const std::string& path, bool) {
  return H5Lexists(file_, path.c_str(), H5P_DEFAULT) > 0;
}

void ResultReader::record_of(const std::string& path, const std::string&, Rows& one) {
  const auto columns = columns_in(GroupReader(file_, path), columns_declared(one), {});
  ColumnDistributor distribute(columns);
  distribute.begin_row(0);
  one.visit(0, distribute);
}

void ResultReader::table_of(const std::string& path, const std::string& dimension,
                            const std::string&, Rows& rows) {
  const GroupReader group(file_, path);
  const std::size_t count = group.dimension(dimension);
  const auto columns = columns_in(group, columns_declared(rows), {count});
  rows.resize(count);
  ColumnDistributor distribute(columns);
  for (std::size_t i = 0; i < count; ++i) {
    distribute.begin_row(i);
    rows.visit(i, distribute);
  }
}

void ResultReader::children_of(const std::string& path, const std::string& dimension,
                               Label parent, const std::string&, ListsOfRows& lists,
                               const Rows& blank) {
  const GroupReader group(file_, path);
  const std::size_t count = group.dimension(dimension);
  auto declared = columns_declared(blank);
  declared.insert(declared.begin(), {.label = parent, .type = ColumnType::integer});
  const auto columns = columns_in(group, declared, {count});
  ColumnDistributor distribute(columns);
  for (std::size_t i = 0; i < count; ++i) {
    distribute.begin_row(i);
    std::size_t row = 0;
    distribute(parent, row);
    Rows& list = *lists[checked_parent(path, parent, row, lists.size())];
    list.resize(list.size() + 1);
    list.visit(list.size() - 1, distribute);
  }
}

}  // namespace farreach

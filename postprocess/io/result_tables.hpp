/// Records and tables of structs by their fields, for both directions: what lays out a
/// part of the result says once where its structs lie, and the writer, the reader and
/// the tests go through the same text.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "postprocess/io/hdf5/columns.hpp"

namespace farreach {

/// A list of structs without their type.
class Rows {
 public:
  virtual ~Rows() = default;
  virtual std::size_t size() const = 0;
  virtual void resize(std::size_t) = 0;
  virtual void visit(std::size_t row, FieldVisitor&) = 0;
  virtual void visit_blank(FieldVisitor&) const = 0;  ///< the fields of an empty row
};

template <class T>
class RowsOf final : public Rows {
 public:
  explicit RowsOf(std::vector<T>& rows) : rows_(rows) {}
  std::size_t size() const override { return rows_.size(); }
  void resize(std::size_t count) override { rows_.resize(count); }
  void visit(std::size_t row, FieldVisitor& visitor) override {
    visit_fields(rows_[row], visitor);
  }
  void visit_blank(FieldVisitor& visitor) const override {
    T blank{};
    visit_fields(blank, visitor);
  }

 private:
  std::vector<T>& rows_;
};

/// One struct as a list of one.
template <class T>
class OneRow final : public Rows {
 public:
  explicit OneRow(T& row) : row_(row) {}
  std::size_t size() const override { return 1; }
  void resize(std::size_t) override {}
  void visit(std::size_t, FieldVisitor& visitor) override {
    visit_fields(row_, visitor);
  }
  void visit_blank(FieldVisitor& visitor) const override {
    T blank{};
    visit_fields(blank, visitor);
  }

 private:
  T& row_;
};

using ListsOfRows = std::vector<std::unique_ptr<Rows>>;

class ResultReader;
class ResultWriter;

/// What lies in the file as arrays of several dimensions, in both directions.
class ArrayPart {
 public:
  virtual ~ArrayPart() = default;
  virtual void write(ResultWriter& file, const std::string& path) = 0;
  virtual void read(ResultReader& file, const std::string& path) = 0;
};

class ResultFile {
 public:
  virtual ~ResultFile() = default;

  virtual void group(const std::string& path, const std::string& comment) = 0;
  /// Whether a part is in the file: as said when writing, as found when reading.
  virtual bool has(const std::string& path, bool given) = 0;

  /// One struct: scalar variables.
  template <class T>
  void record(const std::string& path, const std::string& comment, T& row) {
    OneRow<T> one(row);
    record_of(path, comment, one);
  }

  /// Many structs: variables along one dimension.
  template <class T>
  void table(const std::string& path, const std::string& dimension,
             const std::string& comment, std::vector<T>& rows) {
    RowsOf<T> all(rows);
    table_of(path, dimension, comment, all);
  }

  /// Vectors inside the rows of another table, which `parent` names.
  template <class T>
  void children(const std::string& path, const std::string& dimension, Label parent,
                const std::string& comment, const std::vector<std::vector<T>*>& lists) {
    ListsOfRows all;
    for (auto* list : lists) all.push_back(std::make_unique<RowsOf<T>>(*list));
    std::vector<T> none;
    children_of(path, dimension, parent, comment, all, RowsOf<T>(none));
  }

  /// Arrays that a medium lays out by itself, in a group of its own.
  virtual void arrays(const std::string& path, ArrayPart& part) = 0;

 protected:
  virtual void record_of(const std::string& path, const std::string& comment,
                         Rows& one) = 0;
  virtual void table_of(const std::string& path, const std::string& dimension,
                        const std::string& comment, Rows& rows) = 0;
  /// `blank` declares the fields where there is no list.
  virtual void children_of(const std::string& path, const std::string& dimension,
                           Label parent, const std::string& comment, ListsOfRows& lists,
                           const Rows& blank) = 0;
};

/// Pointers to one vector member of every row, in order.
template <class Row, class Item>
std::vector<std::vector<Item>*> each(std::vector<Row>& rows,
                                     std::vector<Item> Row::*member) {
  std::vector<std::vector<Item>*> lists;
  for (Row& row : rows) lists.push_back(&(row.*member));
  return lists;
}

/// Pointers to every item of every list, in order.
template <class Item>
std::vector<Item*> flat(const std::vector<std::vector<Item>*>& lists) {
  std::vector<Item*> items;
  for (auto* list : lists)
    for (Item& item : *list) items.push_back(&item);
  return items;
}

}  // namespace farreach

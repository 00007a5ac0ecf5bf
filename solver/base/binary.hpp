/// Numbers written to a checkpoint and read back, bit for bit.
#pragma once

#include <istream>
#include <ostream>
#include <type_traits>
#include <vector>

#include "solver/base/error.hpp"

namespace farreach::binary {

template <class T>
void write(std::ostream& out, const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.write(reinterpret_cast<const char*>(&value), sizeof(T));
}

template <class T>
void write(std::ostream& out, const std::vector<T>& values) {
  static_assert(std::is_trivially_copyable_v<T>);
  write(out, values.size());
  out.write(reinterpret_cast<const char*>(values.data()),
            static_cast<std::streamsize>(values.size() * sizeof(T)));
}

template <class T>
T read(std::istream& in) {
  static_assert(std::is_trivially_copyable_v<T>);
  T value{};
  in.read(reinterpret_cast<char*>(&value), sizeof(T));
  if (!in) throw RunError("the kept state is cut short");
  return value;
}

template <class T>
std::vector<T> read_vector(std::istream& in) {
  const auto size = read<std::size_t>(in);
  if (size > (std::size_t(1) << 33)) throw RunError("the kept state is damaged");
  std::vector<T> values(size);
  in.read(reinterpret_cast<char*>(values.data()),
          static_cast<std::streamsize>(size * sizeof(T)));
  if (!in) throw RunError("the kept state is cut short");
  return values;
}

}  // namespace farreach::binary

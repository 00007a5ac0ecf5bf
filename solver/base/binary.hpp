/// Numbers written to a checkpoint and read back, bit for bit.
#pragma once

#include <algorithm>
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
  constexpr std::size_t portion = (std::size_t{1} << 20) / sizeof(T) + 1;
  const auto size = read<std::size_t>(in);
  std::vector<T> values;
  while (values.size() < size) {  // memory grows with what is there, not what is said
    const std::size_t begin = values.size(), more = std::min(portion, size - begin);
    values.resize(begin + more);
    in.read(reinterpret_cast<char*>(values.data() + begin),
            static_cast<std::streamsize>(more * sizeof(T)));
    if (!in) throw RunError("the kept state is cut short");
  }
  return values;
}

}  // namespace farreach::binary

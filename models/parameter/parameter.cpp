#include "models/parameter/parameter.hpp"

namespace farreach {
namespace {

template <typename T>
const T& get(const std::map<std::string, Values::Value>& values,
             const std::string& key) {
  const auto found = values.find(key);
  if (found == values.end()) throw std::out_of_range("no value for " + key);
  return std::get<T>(found->second);
}

}  // namespace

double Values::number(const std::string& key) const {
  return get<double>(values_, key);
}

double Values::number_or(const std::string& key, double otherwise) const {
  return has(key) ? number(key) : otherwise;
}

const std::string& Values::text(const std::string& key) const {
  return get<std::string>(values_, key);
}

std::string Values::text_or(const std::string& key,
                            const std::string& otherwise) const {
  return has(key) ? text(key) : otherwise;
}

bool Values::flag(const std::string& key) const {
  return has(key) && get<bool>(values_, key);
}

std::vector<double> Values::numbers(const std::string& key) const {
  return has(key) ? get<std::vector<double>>(values_, key) : std::vector<double>{};
}

std::vector<std::string> Values::texts(const std::string& key) const {
  return has(key) ? get<std::vector<std::string>>(values_, key)
                  : std::vector<std::string>{};
}

std::size_t Values::count(const std::string& key) const {
  std::size_t n = 0;
  for (;; ++n) {
    const std::string prefix = key + "[" + std::to_string(n) + "]";
    const auto found = values_.lower_bound(prefix);
    if (found == values_.end() || !found->first.starts_with(prefix)) return n;
  }
}

}  // namespace farreach

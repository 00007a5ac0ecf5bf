#include "scenarios/ensemble/vary_item.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "scenarios/reading/parameter_value.hpp"

namespace farreach {

VaryItem::VaryItem(Checked& checked, std::size_t number)
    : checked_(checked), path_(fmt::format("ensemble.vary[{}].", number)) {
  const TomlNode* section = checked.document().root.find("ensemble");
  node_ = &section->find("vary")->items[number];
}

void VaryItem::error(const std::string& name, std::string message, std::string remedy) {
  checked_.error(path_ + name, std::move(message), std::move(remedy));
  good_ = false;
}

double VaryItem::value(const std::string& name, const Parameter& varied) {
  const auto numbers = read(name, varied, ValueKind::number);
  return numbers.empty() ? 0 : numbers.front();
}

std::vector<double> VaryItem::list(const std::string& name, const Parameter& varied) {
  return read(name, varied, ValueKind::numbers);
}

std::vector<double> VaryItem::weights(std::size_t count) {
  if (!usable("weights"))
    return std::vector<double>(count, 1.0 / static_cast<double>(count));
  auto weights = values().numbers(path("weights"));
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (weights.size() != count)
    error("weights", fmt::format("{} weights for {} values", weights.size(), count));
  else if (!(std::abs(sum - 1) <= 1e-3))
    error("weights", fmt::format("the weights add up to {:.6g}, not 1", sum));
  for (double& w : weights) w /= sum;
  return weights;
}

std::vector<double> VaryItem::read(const std::string& name, const Parameter& varied,
                                   ValueKind kind) {
  if (!usable(name)) {
    good_ = false;
    return {};
  }
  Parameter wanted = varied;
  wanted.kind = kind;
  wanted.required = false;
  wanted.standard.clear();
  const TomlNode& node = *node_->find(name);
  const ReadValue read = read_value(wanted, path_ + name, node);
  if (!read.value) {
    const Spot spot = read.spot.line > 0 ? read.spot : node.spot;
    checked_.error_at(spot, read.message,
                      read.remedy.empty() ? described(wanted) : read.remedy);
    good_ = false;
    return {};
  }
  if (kind == ValueKind::number) return {std::get<double>(*read.value)};
  return std::get<std::vector<double>>(*read.value);
}

}  // namespace farreach

/// Checks JSON against a JSON schema, for the keywords the project's schemas use. An
/// unknown keyword is an error, so that no rule of a schema is passed over.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace farreach::testing {

class SchemaCheck {
 public:
  explicit SchemaCheck(nlohmann::json schema) : root_(std::move(schema)) {}

  /// Empty when `value` keeps the schema, else the first finding with its path.
  std::string finding(const nlohmann::json& value) const {
    return check(root_, value, "$");
  }

 private:
  using Json = nlohmann::json;

  static bool is_of(const Json& value, const std::string& type) {
    if (type == "number") return value.is_number();
    if (type == "integer") return value.is_number_integer();
    return value.type_name() == type;
  }

  std::string check(const Json& schema, const Json& value,
                    const std::string& path) const {
    static const std::set<std::string> silent = {"$schema", "title", "description",
                                                 "$defs"};
    for (const auto& [keyword, rule] : schema.items()) {
      if (silent.contains(keyword)) continue;
      const std::string wrong = check_keyword(schema, keyword, value, path);
      if (!wrong.empty()) return wrong;
    }
    return {};
  }

  std::string check_keyword(const Json& schema, const std::string& keyword,
                            const Json& value, const std::string& path) const {
    const Json& rule = schema.at(keyword);
    if (keyword == "type") {
      const Json types = rule.is_array() ? rule : Json::array({rule});
      for (const Json& type : types)
        if (is_of(value, type)) return {};
      return path + " is not of type " + rule.dump() + " but " + value.dump();
    }
    if (keyword == "const") return value == rule ? "" : path + " is not " + rule.dump();
    if (keyword == "enum") {
      for (const Json& allowed : rule)
        if (value == allowed) return {};
      return path + " = " + value.dump() + " is none of " + rule.dump();
    }
    if (keyword == "minimum")
      return value.is_number() && value < rule ? path + " is too small" : "";
    if (keyword == "required") {
      if (!value.is_object()) return {};
      for (const Json& key : rule)
        if (!value.contains(key)) return path + " lacks " + key.dump();
      return {};
    }
    if (keyword == "properties") {
      for (const auto& [key, inner] : rule.items()) {
        if (!value.contains(key)) continue;
        const auto wrong = check(inner, value.at(key), path + "." + key);
        if (!wrong.empty()) return wrong;
      }
      return {};
    }
    if (keyword == "additionalProperties") {
      if (rule != false) return "additionalProperties is not false";
      for (const auto& [key, unused] : value.items())
        if (!schema.at("properties").contains(key)) return path + " has extra " + key;
      return {};
    }
    if (keyword == "items") {
      for (std::size_t i = 0; i < value.size(); ++i) {
        const auto wrong =
            check(rule, value.at(i), path + "[" + std::to_string(i) + "]");
        if (!wrong.empty()) return wrong;
      }
      return {};
    }
    if (keyword == "$ref")
      return check(root_.at(Json::json_pointer(rule.get<std::string>().substr(1))),
                   value, path);
    return "unknown keyword " + keyword;
  }

  Json root_;
};

}  // namespace farreach::testing

/// One of each of several types, looked up by type: what media add to a result that
/// nobody else has to know.
#pragma once

#include <any>
#include <list>

namespace farreach {

/// A type that is not there reads as an empty one. References stay valid while others
/// are added.
class Parts {
 public:
  template <class Part>
  const Part& get() const {
    for (const std::any& one : parts_)
      if (const auto* found = std::any_cast<Part>(&one)) return *found;
    static const Part none{};
    return none;
  }

  /// To be changed; what is not there yet is added, empty.
  template <class Part>
  Part& get() {
    for (std::any& one : parts_)
      if (auto* found = std::any_cast<Part>(&one)) return *found;
    return parts_.emplace_back().emplace<Part>();
  }

  template <class Part>
  bool has() const {
    for (const std::any& one : parts_)
      if (std::any_cast<Part>(&one)) return true;
    return false;
  }

 private:
  std::list<std::any> parts_;
};

}  // namespace farreach

/// Fields of an ensemble on rings and sectors.
#pragma once

#include <string>

#include "models/hazard/far_field.hpp"
#include "models/hazard/outcome.hpp"
#include "postprocess/io/result_tables.hpp"

namespace farreach {

/// Fields of every member as arrays (member, ring, sector), one group per level.
struct FarMemberArrays final : ArrayPart {
  FarMemberArrays(FarField& of, std::size_t count) : far(of), levels(count) {}
  void write(ResultWriter& file, const std::string& path) override;
  void read(ResultReader& file, const std::string& path) override;

  FarField& far;
  std::size_t levels;
};

/// What is left of each member where the computed time ended.
struct FarEndArrays final : ArrayPart {
  FarEndArrays(FarField& of, std::size_t count) : far(of), levels(count) {}
  void write(ResultWriter& file, const std::string& path) override;
  void read(ResultReader& file, const std::string& path) override;

  FarField& far;
  std::size_t levels;
};

/// One member as arrays (time, height, ring, sector) about a site.
struct FarVolumeArrays final : ArrayPart {
  FarVolumeArrays(FarField& of, GeoPoint about) : far(of), site(about) {}
  void write(ResultWriter& file, const std::string& path) override;
  void read(ResultReader& file, const std::string& path) override;

  FarField& far;
  GeoPoint site;
};

}  // namespace farreach

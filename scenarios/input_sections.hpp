/// The sections of a scenario as a table: what each is called, which keys it has, how
/// it is read, and what stands for it in the fingerprint.
///
/// A hazard names the sections that it takes (HazardType::sections); those that every
/// scenario may have are taken by all. A new section is one line here.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/hazard/hazard.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

struct Scenario;

/// What the reader of a section works on; errors are collected in `checked`.
struct SectionWork {
  const HazardType* hazard;  ///< null: the file names none that there is
  const std::vector<Parameter>& parameters;  ///< of the whole scenario
  Scenario& scenario;
  Checked& checked;
};

struct InputSection {
  std::string name;  ///< "weather"; empty for the keys before the first section
  std::string meaning;
  enum class Taken { by_all, by_some, when_given } taken;
  /// Null: its keys stand among the general ones, or in the table of the hazard.
  std::span<const Parameter> (*parameters)() = nullptr;
  /// Null: others look at its values.
  void (*read)(SectionWork& work) = nullptr;
  /// Digits that stand for files it names; empty when nothing was read.
  std::string (*digest)(const HazardInput& input) = nullptr;
};

/// All sections, in the order in which they are read.
std::span<const InputSection> input_sections();

/// Whether the section has a meaning for the hazard; null: for what blows in the air.
bool takes(const HazardType* hazard, const InputSection& section);

/// General keys that suit one hazard (null: all of them), those of the sections that it
/// names, then its own.
std::vector<Parameter> parameters_of(const HazardType* hazard);

/// Every parameter there is: general tables, sections, hazards.
std::vector<Parameter> all_parameters();

/// Digits of all sections that the hazard names.
std::string digest_of_sections(const HazardType& hazard, const HazardInput& input);

}  // namespace farreach

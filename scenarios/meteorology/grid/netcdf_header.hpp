/// The head of a NetCDF classic file (CDF-1, CDF-2, CDF-5), read without taking any
/// memory that it asks for: what it declares must fit into the file. Source: The NetCDF
/// Classic Format Specification (NetCDF User's Guide, appendix), file format grammar.
#pragma once

#include <filesystem>
#include <string>

namespace farreach {

/// Throws InputError, with the name of the part, when a classic file declares more than
/// it holds; says nothing of files of other formats.
void require_classic_sizes(const std::filesystem::path& file, const std::string& shown);

}  // namespace farreach

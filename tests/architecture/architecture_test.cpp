/// The arrows of the house, checked on the source text: who may include whom, and which
/// words live in one place only.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

struct SourceFile {
  std::string path;    ///< from the root, "solver/geo/geodesic.hpp"
  std::string folder;  ///< "solver/geo"
  std::string layer;   ///< "solver", "models", "scenarios", "app", "postprocess"
  std::vector<std::string> own_includes;
  std::vector<std::string> lines;
};

std::string layer_of(const std::string& path) {
  if (path.starts_with("scenarios/app/")) return "app";
  return path.substr(0, path.find('/'));
}

SourceFile read(const fs::path& root, const fs::path& file) {
  SourceFile source;
  source.path = fs::relative(file, root).generic_string();
  source.folder = fs::path(source.path).parent_path().generic_string();
  source.layer = layer_of(source.path);
  static const std::regex own("^\\s*#\\s*include\\s+\"([^\"]+)\".*");
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::smatch match;
    if (std::regex_match(line, match, own)) source.own_includes.push_back(match[1]);
    source.lines.push_back(line);
  }
  return source;
}

const std::vector<SourceFile>& sources() {
  static const std::vector<SourceFile> all = [] {
    std::vector<SourceFile> found;
    const fs::path root = FARREACH_SOURCE_DIR;
    for (const char* top : {"solver", "models", "scenarios", "postprocess"})
      for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
        const auto extension = entry.path().extension();
        if (extension == ".cpp" || extension == ".hpp")
          found.push_back(read(root, entry.path()));
      }
    return found;
  }();
  return all;
}

/// Places where a line of `pattern` stands in a file that `is_home` does not accept.
std::vector<std::string> strays(const std::string& pattern,
                                const std::function<bool(const SourceFile&)>& is_home) {
  const std::regex wanted(pattern);
  std::vector<std::string> found;
  for (const auto& source : sources()) {
    if (is_home(source)) continue;
    for (std::size_t i = 0; i < source.lines.size(); ++i)
      if (std::regex_search(source.lines[i], wanted))
        found.push_back(source.path + ":" + std::to_string(i + 1));
  }
  return found;
}

TEST(Architecture, finds_the_sources) {
  EXPECT_GT(sources().size(), 20U);
}

TEST(Architecture, includes_follow_the_arrows) {
  const std::map<std::string, std::set<std::string>> allowed = {
      {"solver", {"solver"}},
      {"models", {"models", "solver"}},
      {"scenarios", {"scenarios", "models", "solver"}},
      {"postprocess", {"postprocess", "models", "solver"}},
      {"app", {"app", "scenarios", "postprocess", "models", "solver"}}};
  std::vector<std::string> wrong;
  for (const auto& source : sources())
    for (const auto& include : source.own_includes)
      if (!allowed.at(source.layer).contains(layer_of(include)))
        wrong.push_back(source.path + " includes " + include);
  EXPECT_THAT(wrong, IsEmpty());
}

/// What is common to all media asks their catalogue, and none of them by name.
TEST(Architecture, only_media_include_a_medium) {
  EXPECT_THAT(strays("#include \"postprocess/media/\\w+/",
                     [](const auto& s) {
                       return s.folder.starts_with("postprocess/media/") ||
                              s.folder == "postprocess/validation";  // of one medium
                     }),
              IsEmpty());
}

/// A `model` that is set or compared is the work of its medium; the words that stand
/// for other things besides, kinds of borders and reasons, are not looked for.
TEST(Architecture, only_media_name_a_medium) {
  const auto in_media = [](const SourceFile& s) {
    return !s.folder.starts_with("postprocess/") ||
           s.folder.starts_with("postprocess/media/");
  };
  EXPECT_THAT(strays("(model|decided|carrier)\\w* *(==|!=|=) *\"", in_media),
              IsEmpty());
  EXPECT_THAT(strays("^[^/]*\"(plume|far_field|ground)\"", in_media), IsEmpty());
  EXPECT_THAT(strays("medium_named\\(\"", in_media), IsEmpty());
  EXPECT_THAT(strays("verdicts_of\\([^;]*\"", in_media), IsEmpty());
}

TEST(Architecture, includes_start_at_the_root) {
  std::vector<std::string> wrong;
  for (const auto& source : sources())
    for (const auto& include : source.own_includes)
      if (!fs::exists(fs::path(FARREACH_SOURCE_DIR) / include))
        wrong.push_back(source.path + " includes " + include);
  EXPECT_THAT(wrong, IsEmpty());
}

TEST(Architecture, each_word_has_one_home) {
  EXPECT_THAT(strays("#\\s*pragma\\s+omp|omp\\.h",
                     [](const auto& s) { return s.folder == "solver/base"; }),
              IsEmpty());
  EXPECT_THAT(strays("#\\s*include\\s*<mpi\\.h>|\\bMPI_[A-Z]",
                     [](const auto& s) { return s.folder == "solver/base"; }),
              IsEmpty());
  EXPECT_THAT(strays("#\\s*include\\s*<hdf5",
                     [](const auto& s) { return s.folder == "postprocess/io/hdf5"; }),
              IsEmpty());
  EXPECT_THAT(strays("#\\s*include\\s*<(gdal|ogr|cpl)",
                     [](const auto& s) {
                       return s.path == "scenarios/terrain/raster_file.cpp" ||
                              s.path == "scenarios/terrain/gdal_handles.hpp" ||
                              s.path == "scenarios/meteorology/grid/archive_file.cpp" ||
                              s.path == "postprocess/io/export/export_map.cpp" ||
                              s.path == "postprocess/io/export/plane_crs.cpp";
                     }),
              IsEmpty());
  EXPECT_THAT(strays("#\\s*include\\s*<netcdf",
                     [](const auto& s) {
                       return s.path == "scenarios/meteorology/grid/netcdf_file.cpp" ||
                              s.path == "scenarios/meteorology/grid/netcdf_handle.cpp";
                     }),
              IsEmpty());
  EXPECT_THAT(strays("#\\s*include\\s*<eccodes",
                     [](const auto& s) {
                       return s.path == "scenarios/meteorology/grid/grib_file.cpp";
                     }),
              IsEmpty());
  EXPECT_THAT(strays("boost/program_options",
                     [](const auto& s) { return s.folder == "scenarios/app"; }),
              IsEmpty());
}

/// Commands speak; what computes and describes has no voice.
TEST(Architecture, only_commands_print) {
  EXPECT_THAT(strays("std::(cout|cerr|clog)\\b|\\bprintf\\(",
                     [](const auto& s) { return s.folder == "scenarios/app"; }),
              IsEmpty());
}

/// Depth-first search for a folder that reaches itself through includes.
bool reaches(const std::map<std::string, std::set<std::string>>& graph,
             const std::string& from, const std::string& to,
             std::set<std::string>& seen) {
  const auto next = graph.find(from);
  if (next == graph.end()) return false;
  for (const auto& folder : next->second) {
    if (folder == to) return true;
    if (seen.insert(folder).second && reaches(graph, folder, to, seen)) return true;
  }
  return false;
}

TEST(Architecture, folders_have_no_include_cycles) {
  std::map<std::string, std::set<std::string>> graph;
  for (const auto& source : sources())
    for (const auto& include : source.own_includes) {
      const auto folder = fs::path(include).parent_path().generic_string();
      if (folder != source.folder) graph[source.folder].insert(folder);
    }
  std::vector<std::string> cyclic;
  for (const auto& [folder, ignored] : graph) {
    std::set<std::string> seen;
    if (reaches(graph, folder, folder, seen)) cyclic.push_back(folder);
  }
  EXPECT_THAT(cyclic, IsEmpty());
}

/// Types that a file defines in the project's namespace, not in an unnamed one.
std::vector<std::string> types_of(const SourceFile& source) {
  static const std::regex definition(
      "^(?:struct|class|enum|enum class) ([A-Z]\\w*)(?!\\w*::)[^;]*$");
  std::vector<std::string> found;
  bool unnamed = false;
  for (const auto& line : source.lines) {
    if (line == "namespace {") unnamed = true;
    if (line == "}  // namespace") unnamed = false;
    std::smatch match;
    if (!unnamed && std::regex_match(line, match, definition))
      found.push_back(match[1]);
  }
  return found;
}

/// Two definitions of one name are undefined behaviour: the linker takes either.
TEST(Architecture, each_type_name_stands_once) {
  std::map<std::string, std::string> home;
  std::vector<std::string> twice;
  for (const auto& source : sources())
    for (const auto& type : types_of(source)) {
      const auto [first, added] = home.emplace(type, source.path);
      if (!added) twice.push_back(type + ": " + first->second + ", " + source.path);
    }
  EXPECT_GT(home.size(), 300U);
  EXPECT_THAT(twice, IsEmpty());
}

/// String literals of a source, those beside each other as one, that stand in a
/// statement without an error in it.
std::vector<std::string> texts_of(const SourceFile& source) {
  static const std::regex error(
      "\\bthrow\\b|InputError|RunError|\\berror\\(|\\bneed\\(|\\brequire\\(");
  std::vector<std::string> found;
  std::string statement;
  bool quoted = false, beside = false;
  for (const std::string& line : source.lines) {
    if (line.find_first_not_of(' ') == line.find("//")) continue;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (c == '"' && (i == 0 || (line[i - 1] != '\\' && line[i - 1] != '\''))) {
        quoted = !quoted;
        if (quoted && !beside) found.emplace_back();
        beside = !quoted;
      } else if (quoted) {
        found.back() += c;
      } else {
        if (!std::isspace(static_cast<unsigned char>(c))) beside = false;
        statement = c == ';' || c == '}' ? "" : statement + c;
        if (c == '(' && std::regex_search(statement, error)) statement += "error(";
      }
      if (!quoted && beside && std::regex_search(statement, error))
        found.back().clear();
    }
  }
  return found;
}

/// Begins or ends as a sentence does and has three words in a row.
bool is_sentence(const std::string& text) {
  static const std::regex words("[A-Za-z]+,? [A-Za-z]+,? [a-z]+");
  static const std::regex begins("^[A-Z][a-z]* [a-z]"), ends("[a-z0-9%}]\\.\\s*$");
  return std::regex_search(text, words) &&
         (std::regex_search(text, begins) || std::regex_search(text, ends));
}

/// What people read is said by the catalogues in three languages, and made nowhere
/// else.
TEST(Architecture, no_sentence_for_people_stands_in_models_and_findings) {
  const std::set<std::string> exceptions = {
      "models/ground_flow/material.cpp",     // names of laws
      "models/dam_failure/volume_laws.cpp",  // sources of constants
      "models/toxicity/probit_models.cpp"};
  std::vector<std::string> strays;
  for (const auto& source : sources()) {
    const bool looked_at = source.layer == "models" ||
                           source.folder == "postprocess/assess" ||
                           source.folder.starts_with("postprocess/media");
    if (!looked_at || exceptions.contains(source.path) ||
        source.path.ends_with("parameters.cpp") || source.path.ends_with("_file.cpp") ||
        source.path.ends_with(
            "_fields.cpp"))  // meanings of fields, as FORMAT.md has them
      continue;
    for (const auto& text : texts_of(source))
      if (is_sentence(text)) strays.push_back(source.path + ": " + text);
  }
  EXPECT_THAT(strays, IsEmpty());
}

TEST(Architecture, folders_stay_small) {
  std::map<std::string, int> files;
  for (const auto& source : sources()) ++files[source.folder];
  std::vector<std::string> large;
  for (const auto& [folder, count] : files)
    if (count > 25) large.push_back(folder + ": " + std::to_string(count));
  EXPECT_THAT(large, IsEmpty());
}

/// Lines of the block that ends in line `last`, from the one that opens it at the same
/// indent; the lines of a signature between are indented more.
std::size_t block_length(const std::vector<std::string>& lines, std::size_t last) {
  const std::size_t indent = lines[last].size() - 1;
  std::size_t first = last;
  while (first > 0) {
    const std::string& line = lines[--first];
    if (line.find_first_not_of(' ') == indent &&
        std::string(")}:#").find(line[indent]) == std::string::npos)
      break;
  }
  return last - first + 1;
}

/// Functions stand at the margin or within a class; tables end in a semicolon.
TEST(Architecture, functions_stay_short) {
  std::vector<std::string> long_ones;
  for (const auto& source : sources())
    for (std::size_t i = 0; i < source.lines.size(); ++i)
      if (source.lines[i] == "}" || source.lines[i] == "  }")
        if (const auto length = block_length(source.lines, i); length > 60)
          long_ones.push_back(source.path + ":" + std::to_string(i + 1) + " ends " +
                              std::to_string(length) + " lines");
  EXPECT_THAT(long_ones, IsEmpty());
}

TEST(Architecture, files_stay_short) {
  std::vector<std::string> long_ones;
  for (const auto& source : sources())
    if (source.lines.size() > 600)
      long_ones.push_back(source.path + " has " + std::to_string(source.lines.size()) +
                          " lines");
  EXPECT_THAT(long_ones, IsEmpty());
}

TEST(Architecture, no_words_of_unfinished_work) {
  EXPECT_THAT(strays("\\b(TODO|FIXME|XXX)\\b|not implemented",
                     [](const auto&) { return false; }),
              IsEmpty());
}

}  // namespace

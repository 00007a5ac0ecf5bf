/// Whole runs: products, repeatability, and what is left behind when things go wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/process.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::read_file;
using testing::shell;
using testing::TemporaryFolder;

const std::string program = FARREACH_EXECUTABLE;
const std::string hole =
    FARREACH_SOURCE_DIR "/scenarios/library/karachaganak_gathering_line_hole.toml";

std::string run_command(const fs::path& out, const std::string& more = "") {
  return program + " run " + hole + " --out " + out.string() + " " + more;
}

std::vector<std::string> files_in(const fs::path& folder) {
  std::vector<std::string> names;
  if (fs::exists(folder))
    for (const auto& entry : fs::directory_iterator(folder))
      names.push_back(entry.path().filename().string());
  return names;
}

TEST(Run, writes_its_four_products) {
  const TemporaryFolder folder;
  const auto finished = shell(run_command(folder.path() / "out"));
  ASSERT_EQ(finished.status, 0) << finished.output;
  EXPECT_THAT(files_in(folder.path() / "out"),
              ::testing::UnorderedElementsAre("result.h5", "zones.geojson",
                                              "summary.json", "report.html"));
  const auto summary =
      nlohmann::json::parse(read_file(folder.path() / "out/summary.json"));
  EXPECT_EQ(summary.at("mode"), "exercise");
  for (const char* key : {"checks", "levels", "verdicts"})
    EXPECT_FALSE(summary.at(key).empty()) << key;
  const auto zones =
      nlohmann::json::parse(read_file(folder.path() / "out/zones.geojson"));
  EXPECT_EQ(zones.at("type"), "FeatureCollection");
}

TEST(Run, overwrites_only_when_forced) {
  const TemporaryFolder folder;
  ASSERT_EQ(shell(run_command(folder.path())).status, 0);
  const auto again = shell(run_command(folder.path()));
  EXPECT_EQ(again.status, 2);
  EXPECT_THAT(again.output, HasSubstr("--force"));
  EXPECT_EQ(shell(run_command(folder.path(), "--force")).status, 0);
}

TEST(Run, gives_the_same_bytes_for_one_and_two_threads) {
  const TemporaryFolder folder;
  ASSERT_EQ(shell(run_command(folder.path() / "1", "--threads 1")).status, 0);
  ASSERT_EQ(shell(run_command(folder.path() / "2", "--threads 2")).status, 0);
  for (const char* name : {"result.h5", "summary.json", "zones.geojson", "report.html"})
    EXPECT_EQ(read_file(folder.path() / "1" / name),
              read_file(folder.path() / "2" / name))
        << name;
}

/// "Computing on 2 threads", as a run says.
std::string threads_said(const std::string& output) {
  const auto at = output.find("Computing on ");
  return at == output.npos ? "" : output.substr(at, output.find(';', at) - at);
}

TEST(Run, has_as_many_threads_bound_as_unbound) {
  const TemporaryFolder folder;
  const auto run = [&](const std::string& before, const std::string& name) {
    const auto finished = shell(before + " " + run_command(folder.path() / name));
    EXPECT_EQ(finished.status, 0) << finished.output;
    return threads_said(finished.output);
  };
  const std::string free = run("", "free");
  EXPECT_THAT(free, HasSubstr(" thread"));
  EXPECT_EQ(run("OMP_PROC_BIND=true", "bound"), free);
  EXPECT_EQ(run("OMP_PLACES=cores OMP_PROC_BIND=close", "close"), free);
  EXPECT_EQ(run("OMP_NUM_THREADS=1", "one"), "Computing on 1 thread");
  if (shell("mpirun --version").status != 0) GTEST_SKIP() << "no mpirun here";
  EXPECT_EQ(run("OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 "
                "OMP_PROC_BIND=true mpirun --bind-to none -n 1",
                "mpi"),
            free);
}

TEST(Run, report_from_a_copy_of_the_file_alone_is_the_same) {
  const TemporaryFolder folder;
  ASSERT_EQ(shell(run_command(folder.path() / "out", "--lang ru")).status, 0);
  fs::create_directory(folder.path() / "copy");
  fs::copy(folder.path() / "out/result.h5", folder.path() / "copy/result.h5");
  const auto finished =
      shell("cd / && " + program + " report " +
            (folder.path() / "copy/result.h5").string() + " --lang ru");
  ASSERT_EQ(finished.status, 0) << finished.output;
  for (const char* name : {"summary.json", "zones.geojson", "report.html"})
    EXPECT_EQ(read_file(folder.path() / "out" / name),
              read_file(folder.path() / "copy" / name))
        << name;
}

TEST(Run, a_file_size_limit_leaves_nothing_half_written) {
  const TemporaryFolder folder;
  const auto out = folder.path() / "out";
  const auto finished =
      shell("trap '' XFSZ; ulimit -f 16; " + run_command(out));  // 16 blocks
  EXPECT_EQ(finished.status, 1) << finished.output;
  EXPECT_THAT(finished.output, HasSubstr("result.h5"));
  EXPECT_THAT(files_in(out), IsEmpty());
}

TEST(Run, a_folder_that_cannot_be_made_is_wrong_input) {
  const auto finished = shell(run_command("/proc/farreach"));
  EXPECT_EQ(finished.status, 2);
  EXPECT_THAT(finished.output, HasSubstr("/proc/farreach"));
}

TEST(Run, ctrl_c_leaves_whole_files_or_none) {
  for (const char* delay : {"0.01", "0.05", "0.2"}) {
    const TemporaryFolder folder;
    const auto out = folder.path() / "out";
    shell("timeout -s INT " + std::string(delay) + " " + run_command(out));
    for (const auto& name : files_in(out)) {
      EXPECT_THAT((std::set<std::string>{"result.h5", "zones.geojson", "summary.json",
                                         "report.html"}),
                  ::testing::Contains(name));
      if (name == "result.h5") {
        const auto redo = shell(program + " report " + (out / name).string());
        EXPECT_EQ(redo.status, 0) << redo.output;
      }
    }
  }
}

TEST(Report, of_a_truncated_or_foreign_file_is_a_clear_error) {
  const TemporaryFolder folder;
  ASSERT_EQ(shell(run_command(folder.path() / "out")).status, 0);
  const std::string whole = read_file(folder.path() / "out/result.h5");
  const auto broken = folder.path() / "broken.h5";
  for (const std::size_t size : {std::size_t{0}, std::size_t{100}, whole.size() / 2}) {
    testing::write_file(broken, whole.substr(0, size));
    const auto finished = shell(program + " report " + broken.string());
    EXPECT_EQ(finished.status, 1) << finished.output;
    EXPECT_THAT(finished.output, HasSubstr("broken.h5"));
  }
  const auto foreign = shell(program + " report " + hole);
  EXPECT_EQ(foreign.status, 1);
  EXPECT_EQ(shell(program + " report /nonexistent.h5").status, 1);
}

TEST(Result, opens_with_ncdump) {
  if (shell("command -v ncdump").status != 0) GTEST_SKIP() << "ncdump is not installed";
  const TemporaryFolder folder;
  ASSERT_EQ(shell(run_command(folder.path())).status, 0);
  const auto dump = shell("ncdump -h " + (folder.path() / "result.h5").string());
  EXPECT_EQ(dump.status, 0) << dump.output;
  EXPECT_THAT(dump.output, HasSubstr("Conventions = \"CF-1"));
}

TEST(Result, opens_with_xarray_and_h5py) {
  if (shell("/usr/bin/python3 -c 'import xarray, h5py, netCDF4'").status != 0)
    GTEST_SKIP() << "python3-xarray, python3-h5py or python3-netcdf4 is not installed";
  const TemporaryFolder folder;
  ASSERT_EQ(shell(run_command(folder.path())).status, 0);
  const auto finished = shell(
      "/usr/bin/python3 -c 'import sys, xarray, h5py\n"
      "f = h5py.File(sys.argv[1])\n"
      "names = []\n"
      "f.visititems(lambda n, o: names.append(n) if isinstance(o, h5py.Group) else "
      "None)\n"
      "for n in [\"/\"] + names:\n"
      "    xarray.open_dataset(sys.argv[1], group=n, decode_times=False).load()\n"
      "print(len(names), \"groups\")' " +
      (folder.path() / "result.h5").string());
  EXPECT_EQ(finished.status, 0) << finished.output;
}

}  // namespace
}  // namespace farreach

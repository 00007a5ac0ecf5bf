// What is not a whole result file of this format is refused with its reason, and no
// damage leads to a crash.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <fstream>
#include <functional>
#include <limits>
#include <random>

#include "postprocess/io/hdf5/hdf5_file.hpp"
#include "postprocess/io/result_file.hpp"
#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"
#include "solver/base/seal.hpp"
#include "tests/postprocess/io/example_products.hpp"
#include "tests/postprocess/io/rich_outcome.hpp"
#include "tests/support/example_outcome.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using hdf5::Handle;
using ::testing::AllOf;
using ::testing::HasSubstr;

class DamagedFile : public ::testing::Test {
 protected:
  DamagedFile() : file_(folder_ / "result.h5") {
    write_result(file_, testing::example_outcome(), testing::example_effects(),
                 testing::example_findings());
    bytes_ = read_whole_file(file_);
  }

  void put(const std::string& bytes) {
    std::ofstream(file_, std::ios::binary | std::ios::trunc) << bytes;
  }

  /// What read_result says about these bytes; empty when it accepts them.
  std::string refusal(const std::string& bytes) {
    put(bytes);
    try {
      read_result(file_);
      return {};
    } catch (const RunError& error) {
      return error.what();
    }
  }

  /// The bytes after a change by HDF5's own means, sealed again as a writer would.
  std::string changed(const std::function<void(hid_t)>& change) {
    put(std::string(without_seal(bytes_)));
    {
      const hdf5::Quiet quiet;
      const Handle file(H5Fopen(file_.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose,
                        "open");
      change(file);
    }
    const std::string content = read_whole_file(file_);
    return content + seal_of(content);
  }

  testing::TemporaryFolder folder_;
  std::filesystem::path file_;
  std::string bytes_;
};

void remove_attribute_and_write(hid_t file, const char* name, const char* value) {
  const Handle root(H5Gopen2(file, "/", H5P_DEFAULT), H5Gclose, "root");
  hdf5::checked(H5Adelete(root, name), name);
  hdf5::write_attribute(root, name, value);
}

/// Puts a dataset of this type and shape where another one was. No values are written.
void replace(hid_t file, const char* path, hid_t type, std::vector<hsize_t> shape) {
  if (H5Lexists(file, path, H5P_DEFAULT) > 0)
    hdf5::checked(H5Ldelete(file, path, H5P_DEFAULT), path);
  const Handle space(shape.empty() ? H5Screate(H5S_SCALAR)
                                   : H5Screate_simple(static_cast<int>(shape.size()),
                                                      shape.data(), nullptr),
                     H5Sclose, path);
  const Handle data(
      H5Dcreate2(file, path, type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
      H5Dclose, path);
}

void overwrite_integers(hid_t file, const char* path, std::vector<int> values) {
  const Handle data(H5Dopen2(file, path, H5P_DEFAULT), H5Dclose, path);
  hdf5::checked(
      H5Dwrite(data, H5T_NATIVE_INT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
      path);
}

TEST_F(DamagedFile, ChangedAndSealedAgainIsRead) {
  // The means of the tests below do not spoil a file by themselves.
  EXPECT_EQ(refusal(changed([](hid_t) {})), "");
}

TEST_F(DamagedFile, MissingFileIsNamed) {
  try {
    read_result(folder_ / "none.h5");
    FAIL() << "accepted";
  } catch (const RunError& error) {
    EXPECT_THAT(error.what(), AllOf(HasSubstr("none.h5"), HasSubstr("No such file")));
  }
  try {
    read_result(folder_.path());
    FAIL() << "accepted";
  } catch (const RunError& error) {
    EXPECT_THAT(error.what(), HasSubstr("Is a directory"));
  }
}

TEST_F(DamagedFile, ForeignFilesAreToldApart) {
  EXPECT_THAT(refusal(""), HasSubstr("is empty"));
  EXPECT_THAT(refusal("title = \"a scenario\"\n"), HasSubstr("not an HDF5 file"));
  EXPECT_THAT(refusal("CDF\x01 and more"), HasSubstr("classic netCDF"));
  std::string foreign;
  {
    const hdf5::Quiet quiet;
    const Handle other = hdf5::create_in_memory();
    hdf5::write_attribute(other, "title", "someone else's");
    foreign = hdf5::image_of(other);
    EXPECT_THAT(refusal(foreign), HasSubstr("HDF5 file of another program"));
    EXPECT_THAT(refusal(foreign + seal_of(foreign)),
                HasSubstr("HDF5 file of another program"));
    hdf5::write_attribute(other, "_NCProperties", "version=2,netcdf=4.9.0");
    foreign = hdf5::image_of(other);
  }
  EXPECT_THAT(refusal(foreign), HasSubstr("netCDF-4 file of another program"));
}

TEST_F(DamagedFile, CutOffAnywhereIsSaid) {
  for (const double share : {0.1, 0.5, 0.9, 0.999})
    EXPECT_THAT(refusal(bytes_.substr(0, std::size_t(share * double(bytes_.size())))),
                HasSubstr("cut off"));
  EXPECT_THAT(refusal(bytes_.substr(0, bytes_.size() - 1)), HasSubstr("cut off"));
  EXPECT_THAT(refusal(bytes_ + "x"), HasSubstr("seal at its end is missing"));
}

TEST_F(DamagedFile, AnyChangedByteIsFound) {
  std::mt19937_64 random(20250101);
  for (int i = 0; i < 500; ++i) {
    std::string damaged = bytes_;
    const std::size_t at = random() % damaged.size();
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
    EXPECT_NE(refusal(damaged), "") << "byte " << at;
  }
}

TEST_F(DamagedFile, AnyLengthIsRefused) {
  std::mt19937_64 random(20250102);
  for (int i = 0; i < 200; ++i)
    EXPECT_NE(refusal(bytes_.substr(0, random() % bytes_.size())), "");
  for (std::size_t size = 0; size < 200; ++size)
    EXPECT_NE(refusal(bytes_.substr(0, size)), "") << size;
}

TEST_F(DamagedFile, VersionsAreCompared) {
  const auto with_version = [&](const char* version) {
    return refusal(changed([&](hid_t file) {
      remove_attribute_and_write(file, "format_version", version);
    }));
  };
  EXPECT_EQ(with_version("1.99"), "");  // a newer minor only adds
  EXPECT_THAT(with_version("2.0"), AllOf(HasSubstr("2.0 is newer"), HasSubstr("1.x")));
  EXPECT_THAT(with_version("0.9"), HasSubstr("0.9 is older"));
  EXPECT_THAT(with_version("new"), HasSubstr("not understood"));
  EXPECT_THAT(with_version(""), HasSubstr("not understood"));
  EXPECT_THAT(with_version("99999999999.0"), HasSubstr("not understood"));
}

TEST_F(DamagedFile, MissingPartsAreNamed) {
  for (const char* path :
       {"/site/name", "/scenario/text", "/levels/value", "/plumes/slices/x",
        "/plumes/slices/slice_count", "/geography/borders/distance", "/weather/member"})
    EXPECT_THAT(refusal(changed([&](hid_t file) {
                  hdf5::checked(H5Ldelete(file, path, H5P_DEFAULT), path);
                })),
                HasSubstr(std::string(path) + " is missing"));
  EXPECT_THAT(refusal(changed([](hid_t file) {
                hdf5::checked(H5Ldelete(file, "/plumes", H5P_DEFAULT), "/plumes");
              })),
              HasSubstr("group /plumes is missing"));
}

TEST_F(DamagedFile, WrongTypesAreNamed) {
  const auto with_type = [&](const char* path, hid_t type, std::vector<hsize_t> shape) {
    return refusal(changed([&](hid_t file) { replace(file, path, type, shape); }));
  };
  EXPECT_THAT(with_type("/levels/value", H5T_STD_I32LE, {2}),
              HasSubstr("/levels/value does not hold 64-bit numbers"));
  EXPECT_THAT(with_type("/levels/value", H5T_IEEE_F32LE, {2}),
              HasSubstr("/levels/value does not hold 64-bit numbers"));
  EXPECT_THAT(with_type("/levels/severity", H5T_STD_U32LE, {2}),
              HasSubstr("/levels/severity does not hold 32-bit integers"));
  EXPECT_THAT(with_type("/site/name", H5T_IEEE_F64LE, {}),
              HasSubstr("/site/name does not hold text"));
  EXPECT_THAT(with_type("/site/name", H5T_C_S1, {}),
              HasSubstr("/site/name does not hold text"));
}

TEST_F(DamagedFile, WrongShapesAndAbsurdSizesAreNamed) {
  const auto with_shape = [&](const char* path, std::vector<hsize_t> shape) {
    return refusal(
        changed([&](hid_t file) { replace(file, path, H5T_IEEE_F64LE, shape); }));
  };
  EXPECT_THAT(with_shape("/levels/value", {3}),
              HasSubstr("/levels/value has shape (3) where (2) is needed"));
  EXPECT_THAT(with_shape("/levels/value", {}), HasSubstr("shape () where (2)"));
  EXPECT_THAT(with_shape("/site/lat", {1}), HasSubstr("shape (1) where () is needed"));
  EXPECT_THAT(with_shape("/plumes/slices/x", {2, 60}), HasSubstr("shape (2, 60)"));
  EXPECT_THAT(with_shape("/levels/level", {1ULL << 40}),
              HasSubstr("more than the 16777216 that can be read"));
  EXPECT_THAT(with_shape("/levels/level", {2, 2}), HasSubstr("is not a dimension"));
}

TEST_F(DamagedFile, ImpossibleIndicesAreNamed) {
  const auto with_integers = [&](const char* path, std::vector<int> values) {
    return refusal(
        changed([&](hid_t file) { overwrite_integers(file, path, values); }));
  };
  EXPECT_THAT(with_integers("/plumes/segments/member", {0, 2}),
              HasSubstr("/plumes/segments/member names row 2 of a table of 2 rows"));
  EXPECT_THAT(with_integers("/plumes/segments/member", {0, -1}), HasSubstr("negative"));
  EXPECT_THAT(with_integers("/plumes/segments/member", {0, 0}),
              HasSubstr("has 1 segments where member 0 has 2"));
  EXPECT_THAT(with_integers("/plumes/slices/slice_count", {60, 61}),
              HasSubstr("slice_count = 61 is outside [0, 60]"));
  EXPECT_THAT(with_integers("/plumes/slices/slice_count", {-1, 60}),
              HasSubstr("slice_count = -1"));
  EXPECT_THAT(with_integers("/source/segments/geometry", {7}), HasSubstr("geometry"));
  EXPECT_THAT(with_integers("/levels/provisional", {0, 2}), HasSubstr("provisional"));
}

/// Puts another dataset in the place of one, made as `prepare` says.
void replace_by(hid_t file, const char* path, std::size_t count,
                const std::function<void(hid_t creation, hid_t space)>& prepare) {
  hdf5::checked(H5Ldelete(file, path, H5P_DEFAULT), path);
  const hsize_t shape = count;
  const Handle space(H5Screate_simple(1, &shape, nullptr), H5Sclose, path);
  const Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, path);
  prepare(creation, space);
  const Handle data(
      H5Dcreate2(file, path, H5T_IEEE_F64LE, space, H5P_DEFAULT, creation, H5P_DEFAULT),
      H5Dclose, path);
}

TEST_F(DamagedFile, WhatPointsOutOfTheFileIsRefusedBeforeItIsFollowed) {
  const char* const path = "/levels/value";
  const std::string pipe = (folder_ / "pipe").string();
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);  // opening it would wait for ever
  const auto linked = [&](const std::function<void(hid_t)>& link) {
    return refusal(changed([&](hid_t file) {
      hdf5::checked(H5Ldelete(file, path, H5P_DEFAULT), path);
      link(file);
    }));
  };
  EXPECT_THAT(linked([&](hid_t file) {
                H5Lcreate_external(pipe.c_str(), "/x", file, path, H5P_DEFAULT,
                                   H5P_DEFAULT);
              }),
              HasSubstr("/levels/value is a link into another file"));
  EXPECT_THAT(linked([&](hid_t file) {
                H5Lcreate_soft("/site/lat", file, path, H5P_DEFAULT, H5P_DEFAULT);
              }),
              HasSubstr("/levels/value is a link"));
  EXPECT_THAT(refusal(changed([&](hid_t file) {
                replace_by(file, path, 2, [&](hid_t creation, hid_t) {
                  H5Pset_external(creation, pipe.c_str(), 0, 16);
                });
              })),
              HasSubstr("/levels/value has its values in another file"));
  EXPECT_THAT(refusal(changed([&](hid_t file) {
                replace_by(file, path, 2, [&](hid_t creation, hid_t space) {
                  H5Pset_virtual(creation, space, pipe.c_str(), "/x", space);
                });
              })),
              HasSubstr("/levels/value is put together from other files"));
}

TEST_F(DamagedFile, MoreThanTheFileHoldsIsRefusedBeforeMemoryIsTaken) {
  EXPECT_THAT(refusal(changed([](hid_t file) {
                replace(file, "/levels/value", H5T_IEEE_F64LE, {2});  // never written
              })),
              HasSubstr("/levels/value declares 16 bytes, but the file holds only 0"));
  EXPECT_THAT(refusal(changed([](hid_t file) {
                constexpr std::size_t most = std::size_t{1} << 24;
                replace_by(file, "/scenario/wind_rose/value", most,
                           [](hid_t creation, hid_t) {
                             const hsize_t chunk = 1000;
                             H5Pset_chunk(creation, 1, &chunk);
                           });
                replace(file, "/scenario/wind_rose/direction", H5T_IEEE_F32BE, {most});
              })),
              HasSubstr("declares 134217728 bytes"));
}

/// The numbers of a dataset, all replaced.
void overwrite_numbers(hid_t file, const char* path, double value) {
  const Handle data(H5Dopen2(file, path, H5P_DEFAULT), H5Dclose, path);
  const Handle space(H5Dget_space(data), H5Sclose, path);
  const std::vector<double> values(
      static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)), value);
  hdf5::checked(
      H5Dwrite(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
      path);
}

TEST_F(DamagedFile, NumbersThatSteerLoopsAreChecked) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinite = std::numeric_limits<double>::infinity();
  for (const char* path :
       {"/geography/detailed/rings/points/lat", "/geography/overview/rings/points/lon",
        "/geography/borders/distance", "/geography/receptors/lat", "/site/lon",
        "/scenario/horizon", "/plumes/slices/x", "/plumes/slices/arrival"})
    for (const double value : {nan, infinite, -1e300, 1e300})
      EXPECT_THAT(
          refusal(changed([&](hid_t file) { overwrite_numbers(file, path, value); })),
          HasSubstr("damaged or changed after the run"))
          << path << " " << value;
}

TEST_F(DamagedFile, RefusalsNeverPrint) {
  ::testing::internal::CaptureStderr();
  refusal(bytes_.substr(0, bytes_.size() / 2));
  refusal(changed([](hid_t file) { H5Ldelete(file, "/site", H5P_DEFAULT); }));
  refusal(std::string(without_seal(bytes_)).substr(0, 5000) +
          seal_of(std::string(without_seal(bytes_)).substr(0, 5000)));
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace farreach

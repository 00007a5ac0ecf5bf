/// Members of a .zip, as the Climate Data Store (CDS) hands out ERA5: unpacked into
/// files without a name that vanish when they are closed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace farreach {

/// A file in the folder for temporary files, removed with this.
class UnpackedFile {
 public:
  UnpackedFile(std::filesystem::path path, std::string shown)
      : path_(std::move(path)), shown_(std::move(shown)) {}
  ~UnpackedFile();
  UnpackedFile(UnpackedFile&& other) noexcept;
  UnpackedFile& operator=(UnpackedFile&&) = delete;

  const std::filesystem::path& path() const { return path_; }
  const std::string& shown() const { return shown_; }  ///< "era5.zip/instant.nc"

 private:
  std::filesystem::path path_;  ///< empty: moved away
  std::string shown_;
};

bool is_zip(const std::string& first_bytes);

/// All members. Throws InputError for what is no good archive, for more members or more
/// bytes than are unpacked, and for members that grow beyond what they declare; nothing
/// is unpacked before the sizes declared are known to be within bounds.
std::vector<UnpackedFile> unpack(const std::filesystem::path& archive);

}  // namespace farreach

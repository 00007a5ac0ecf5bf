/// One run at a time writes into a folder.
#pragma once

#include <filesystem>
#include <string>

namespace farreach::app {

/// Makes the folder if need be and holds it until the end of its life, which the system
/// ends when the program dies. The lock is a file in the folder, which shows too that
/// files can be made there.
class FolderLock {
 public:
  /// Throws InputError when the folder cannot be made or written, or another holds it.
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  /// Why the lock may not hold; empty: it does.
  const std::string& warning() const { return warning_; }

 private:
  /// Whether the file that was locked still bears the name.
  bool is_in_place() const;
  void take();

  std::filesystem::path file_;
  std::string warning_;
  int descriptor_ = -1;
};

}  // namespace farreach::app

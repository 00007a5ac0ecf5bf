#include "scenarios/app/runner/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "solver/base/error.hpp"

namespace farreach::app {
namespace {

namespace fs = std::filesystem;

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder))
    throw InputError("cannot make the folder " + folder.string() + ": " +
                     (error ? error.message() : "a file of that name exists"));
}

}  // namespace

FolderLock::FolderLock(const fs::path& folder) : file_(folder / ".farreach-lock") {
  make_folder(folder);
  do {
    if (descriptor_ >= 0) close(descriptor_);
    take();
  } while (!is_in_place());
}

FolderLock::~FolderLock() {
  unlink(file_.c_str());  // first, so that who waits for it finds it gone
  close(descriptor_);
}

/// A link of that name is not followed: what it points to is not ours.
void FolderLock::take() {
  const std::string folder = file_.parent_path().string();
  descriptor_ = open(file_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (descriptor_ < 0)
    throw InputError("cannot write into " + folder + ": " + std::strerror(errno) +
                     (errno == ELOOP ? "; remove the link " + file_.string()
                                     : "; choose another --out DIR"));
  if (flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  if (errno != EWOULDBLOCK) {
    warning_ = folder +
               " is on a file system without locks; do not write into it from two runs "
               "at once";
    return;
  }
  close(descriptor_);
  throw InputError("another run of farreach is writing into " + folder +
                   "; wait for its end, or give another --out DIR");
}

bool FolderLock::is_in_place() const {
  struct stat held {
  }, named{};
  return fstat(descriptor_, &held) == 0 && lstat(file_.c_str(), &named) == 0 &&
         held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

}  // namespace farreach::app

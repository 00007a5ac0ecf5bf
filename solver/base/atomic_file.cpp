#include "solver/base/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <streambuf>
#include <vector>

#include "solver/base/error.hpp"
#include "solver/base/seal.hpp"

namespace farreach {
namespace {

const char* remedy(int cause) {
  switch (cause) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return "free some space or choose another folder";
    case EACCES:
    case EPERM:
    case EROFS:
      return "choose a folder you may write to";
    case ENOENT:
    case ENOTDIR:
      return "create the folder first, or check the spelling of its name";
    case EISDIR:
      return "a folder of that name is in the way: choose another name";
    default:
      return "check the disk and the folder";
  }
}

[[noreturn]] void fail(const std::filesystem::path& file, const char* step, int cause) {
  throw RunError(fmt::format(
      "cannot write {}: {} failed: {}; {}. Nothing was left under this name by this "
      "attempt, and what was there before is unchanged",
      file.string(), step, std::strerror(cause), remedy(cause)));
}

/// A new file that disappears unless it is renamed.
class NewFile {
 public:
  explicit NewFile(const std::filesystem::path& target) : target_(target) {
    static std::atomic<unsigned> counter{0};  // only makes names unique
    const auto folder = target.has_parent_path() ? target.parent_path() : ".";
    do {
      name_ = folder / fmt::format(".{}.{}-{}.part", target.filename().string(),
                                   ::getpid(), counter++);
      descriptor_ =
          ::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (descriptor_ < 0 && errno == EEXIST);
    if (descriptor_ < 0) fail(target_, "creating a file in that folder", errno);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!name_.empty()) ::unlink(name_.c_str());
  }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t portion = std::min<std::size_t>(bytes.size(), 1U << 24);
      const ssize_t written = ::write(descriptor_, bytes.data(), portion);
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) fail(target_, "writing", written < 0 ? errno : ENOSPC);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void rename_to_target() {
    if (::fsync(descriptor_) != 0) fail(target_, "flushing to the disk", errno);
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) fail(target_, "closing", errno);
    if (::rename(name_.c_str(), target_.c_str()) != 0)
      fail(target_, "renaming the finished file", errno);
    name_.clear();
  }

 private:
  std::filesystem::path target_, name_;
  int descriptor_ = -1;
};

/// What goes into a stream goes into the file, and into its checksum.
class Sink : public std::streambuf {
 public:
  explicit Sink(NewFile& file) : file_(file), block_(std::size_t{1} << 20) {
    setp(block_.data(), block_.data() + block_.size());
  }
  Crc64 sum() {
    sync();
    return sum_;
  }

 protected:
  int sync() override {
    const std::string_view bytes(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    setp(block_.data(), block_.data() + block_.size());
    sum_.add(bytes);
    file_.write(bytes);
    return 0;
  }
  int_type overflow(int_type letter) override {
    sync();
    if (!traits_type::eq_int_type(letter, traits_type::eof()))
      sputc(traits_type::to_char_type(letter));
    return traits_type::not_eof(letter);
  }

 private:
  NewFile& file_;
  std::vector<char> block_;
  Crc64 sum_;
};

/// Makes the rename itself survive a power cut. Not every file system can; those that
/// cannot have still renamed, so there is nothing to report.
void flush_folder_of(const std::filesystem::path& file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : ".";
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

/// An open file for reading.
struct OldFile {
  int descriptor;
  ~OldFile() {
    if (descriptor >= 0) ::close(descriptor);
  }
};

}  // namespace

void write_file_atomically(const std::filesystem::path& file, std::string_view bytes) {
  NewFile fresh(file);
  fresh.write(bytes);
  fresh.rename_to_target();
  flush_folder_of(file);
}

bool write_sealed_file(const std::filesystem::path& file,
                       const std::function<bool(std::ostream&)>& fill) {
  NewFile fresh(file);
  Sink sink(fresh);
  std::ostream out(&sink);
  out.exceptions(std::ios::badbit);  // what the sink throws comes through
  if (!fill(out)) return false;
  fresh.write(seal_of(sink.sum()));
  fresh.rename_to_target();
  flush_folder_of(file);
  return true;
}

void remove_parts_of(const std::filesystem::path& file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : ".";
  const std::string start = fmt::format(".{}.", file.filename().string());
  std::error_code ignored;
  std::vector<std::filesystem::path> left;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(start) && name.ends_with(".part"))
      left.push_back(entry.path());
  }
  for (const auto& part : left) std::filesystem::remove(part, ignored);
}

std::string read_whole_file(const std::filesystem::path& file) {
  const auto cannot = [&](int cause) {
    return RunError(
        fmt::format("cannot read {}: {}", file.string(), std::strerror(cause)));
  };
  // A pipe would be waited for, perhaps for ever.
  const OldFile open_file{::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
  if (open_file.descriptor < 0) throw cannot(errno);
  struct stat status {};
  if (::fstat(open_file.descriptor, &status) != 0) throw cannot(errno);
  if (S_ISDIR(status.st_mode)) throw cannot(EISDIR);
  if (!S_ISREG(status.st_mode))
    throw RunError("cannot read " + file.string() + ": it is a pipe or a device");
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)));
  std::string portion(1U << 20, '\0');
  while (true) {
    const ssize_t got = ::read(open_file.descriptor, portion.data(), portion.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw cannot(errno);
    if (got == 0) return bytes;
    bytes.append(portion, 0, static_cast<std::size_t>(got));
  }
}

}  // namespace farreach

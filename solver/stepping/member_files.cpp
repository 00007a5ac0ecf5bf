#include "solver/stepping/member_files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <boost/crc.hpp>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <iterator>
#include <thread>

#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"
#include "solver/base/version.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto wait_step = 100ms;
constexpr auto wait_for_leader = 20s;
constexpr const char* heading_name = "members";

[[noreturn]] void cannot_write(const fs::path& file) {
  throw RunError("cannot write " + file.string() +
                 ": the disk is full or does not allow it");
}

std::optional<std::string> whole_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

/// First line of a result: what it must match to be taken.
std::string label(std::size_t member, const std::string& bytes) {
  boost::crc_32_type sum;
  sum.process_bytes(bytes.data(), bytes.size());
  return fmt::format("farreach member {} {} {:08x}\n", member, bytes.size(),
                     sum.checksum());
}

/// A descriptor that holds the lock of the file, or -1 when another one does. The file
/// is made when it is not there; -1 also when its folder is gone.
int locked(const fs::path& file) {
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    if (errno == ENOENT) return -1;
    cannot_write(file);
  }
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
  const int reason = errno;
  close(descriptor);
  if (reason != EWOULDBLOCK && reason != EINTR)
    throw RunError("cannot lock " + file.string() + ": " + std::strerror(reason) +
                   "; choose a folder on a file system with locks");
  return -1;
}

}  // namespace

MemberFiles::MemberFiles(fs::path folder, std::size_t count, std::string fingerprint,
                         Role role)
    : folder_(std::move(folder)),
      fingerprint_(std::move(fingerprint)),
      done_(count, 0) {
  if (role == Role::leader)
    lead();
  else
    help();
}

MemberFiles::~MemberFiles() {
  for (const auto& [member, descriptor] : held_) close(descriptor);
}

fs::path MemberFiles::file(std::size_t member, const char* ending) const {
  return folder_ / fmt::format("{}{}", member, ending);
}

std::string MemberFiles::heading() const {
  return fmt::format("farreach members 1\nprogram {} {}\nof {}\n", version, compiler,
                     fingerprint_);
}

bool MemberFiles::heading_is_there() const {
  return whole_file(folder_ / heading_name) == heading();
}

void MemberFiles::lead() {
  std::error_code failure;
  fs::create_directories(folder_, failure);
  if (failure) cannot_write(folder_);
  const auto found = whole_file(folder_ / heading_name);
  if (found && *found != heading())
    throw InputError(
        {{.file = folder_.string(),
          .message = "the members kept here belong to another scenario, library or "
                     "version of the program: they say\n" +
                     *found + "where this run has\n" + heading(),
          .remedy = "undo what was changed, or compute from the start with --force"}});
  if (!found) write_file_atomically(folder_ / heading_name, heading());
}

void MemberFiles::help() {
  const auto begin = std::chrono::steady_clock::now();
  while (!heading_is_there()) {
    out_of_work_ = std::chrono::steady_clock::now() - begin > wait_for_leader;
    if (out_of_work_) return;
    wait();
  }
}

bool MemberFiles::is_done(std::size_t member) {
  if (!done_[member]) done_[member] = fs::exists(file(member, ".member"));
  return done_[member];
}

bool MemberFiles::try_claim(std::size_t member) {
  if (is_done(member) || held_.contains(member)) return false;
  const int descriptor = locked(file(member, ".claim"));
  if (descriptor < 0) return false;
  held_[member] = descriptor;
  if (!is_done(member)) return true;
  release(member, true);  // finished by another between the two looks
  return false;
}

std::optional<std::size_t> MemberFiles::claim() {
  const std::lock_guard guard(mutex_);
  if (out_of_work_) return std::nullopt;
  for (std::size_t i = 0; i < count(); ++i) {
    const std::size_t member = (next_ + i) % count();
    if (!try_claim(member)) continue;
    next_ = member + 1;
    return member;
  }
  return std::nullopt;
}

/// The claim file goes only once the result is there: who then still holds a lock on
/// it finds the member done.
void MemberFiles::release(std::size_t member, bool with_file) {
  const auto held = held_.find(member);
  if (held == held_.end())
    throw std::logic_error(fmt::format("member {} was not claimed", member));
  std::error_code ignored;
  if (with_file) fs::remove(file(member, ".claim"), ignored);
  close(held->second);
  held_.erase(held);
}

void MemberFiles::keep(std::size_t member, const std::string& bytes) {
  write_file_atomically(file(member, ".member"), label(member, bytes) + bytes);
  const std::lock_guard guard(mutex_);
  done_[member] = 1;
  release(member, true);
}

void MemberFiles::give_up(std::size_t member) {
  const std::lock_guard guard(mutex_);
  release(member, false);
}

std::optional<std::string> MemberFiles::load(std::size_t member) {
  auto content = whole_file(file(member, ".member"));
  if (!content) return std::nullopt;
  const auto end = content->find('\n');
  if (end != content->npos) {
    std::string bytes = content->substr(end + 1);
    if (content->compare(0, end + 1, label(member, bytes)) == 0) return bytes;
  }
  const std::lock_guard guard(mutex_);
  std::error_code ignored;
  fs::remove(file(member, ".member"), ignored);
  done_[member] = 0;
  return std::nullopt;
}

std::size_t MemberFiles::count_done() {
  const std::lock_guard guard(mutex_);
  std::size_t sum = 0;
  for (std::size_t member = 0; member < count(); ++member) sum += is_done(member);
  return sum;
}

void MemberFiles::wait() {
  std::this_thread::sleep_for(wait_step);
}

/// First out of sight, so that nobody takes up half a folder.
void MemberFiles::remove() {
  std::error_code failure;
  const fs::path away = fmt::format("{}.removed.{}", folder_.string(), getpid());
  fs::rename(folder_, away, failure);
  fs::remove_all(failure ? folder_ : away, failure);
}

}  // namespace farreach

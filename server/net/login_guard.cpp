// Failures are remembered under the account's name and under the address, and forgotten with time.
#include "server/net/login_guard.hpp"

#include <algorithm>

namespace net {
namespace {
std::string account_key(std::string_view email) {
    std::string key = "a:";
    for (const char c : email.substr(0, 254)) {
        key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return key;
}

std::string address_key(const Address& from) {
    return "f:" + from.counted().text();
}
}  // namespace

std::chrono::seconds LoginGuard::wait(std::string_view email, const Address& from,
                                      Clock::time_point now) {
    const std::lock_guard lock(door_);
    return std::max(wait_of(account_key(email), limits_.account_failures, now),
                    wait_of(address_key(from), limits_.address_failures, now));
}

void LoginGuard::failed(std::string_view email, const Address& from, Clock::time_point now) {
    const std::lock_guard lock(door_);
    note(account_key(email), now);
    note(address_key(from), now);
}

void LoginGuard::succeeded(std::string_view email) {
    const std::lock_guard lock(door_);
    failures_.erase(account_key(email));
}

std::chrono::seconds LoginGuard::wait_of(const std::string& key, int most, Clock::time_point now) {
    const auto found = failures_.find(key);
    if (found == failures_.end() || found->second.count < most) return {};
    const auto until = found->second.last + limits_.locked;
    if (until <= now) {
        failures_.erase(found);
        return {};
    }
    return std::chrono::ceil<std::chrono::seconds>(until - now);
}

void LoginGuard::note(const std::string& key, Clock::time_point now) {
    if (failures_.size() >= limits_.remembered_max) {
        std::erase_if(failures_,
                      [&](const auto& entry) { return entry.second.last + limits_.locked <= now; });
    }
    if (failures_.size() >= limits_.remembered_max) failures_.clear();
    auto& failures = failures_[key];
    if (failures.last + limits_.locked <= now) failures.count = 0;
    ++failures.count;
    failures.last = now;
}

}  // namespace net

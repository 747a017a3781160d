// Every command as a function from its options to an exit code; results on stdout, messages on
// stderr. 0: good, 1: found problems, 2: wrong use.
#pragma once

#include <cstdint>
#include <string>

namespace cli {

inline constexpr int good = 0;
inline constexpr int problems = 1;
inline constexpr int wrong_use = 2;

struct ContentOptions {
    std::string content;
    std::string format = "text";  // text | json | junit
};
int check(const ContentOptions& options);
int test(const ContentOptions& options);

struct AskOptions {
    std::string content;
    std::string lang;
    std::string question;
    bool explain = false;
};
int ask(const AskOptions& options);

struct MatchOptions {
    std::string content;
    bool summary = false;  // figures of the training, on stderr
};
int match(const MatchOptions& options);

int schema(const std::string& folder);
int deadline();

struct HolidayOptions {
    std::string file;
    int years = 3;         // from this one on
    std::string calendar;  // of which hours; empty: the shop's
};
int holidays(const HolidayOptions& options);

struct UserOptions {
    std::string data;
    std::string email;
    std::string name;
    std::string role = "agent";
    bool password_stdin = false;
};
int user_add(const UserOptions& options);
int user_list(const UserOptions& options);
int user_disable(const UserOptions& options);
int user_password(const UserOptions& options);

struct IdentityOptions {
    std::string data;
    std::string site = "default";
    std::string file;  // of a public key
    std::string kid;
};
int identity_secret(const IdentityOptions& options);
int identity_key(const IdentityOptions& options);
int identity_list(const IdentityOptions& options);
int identity_retire(const IdentityOptions& options);

struct PersonOptions {
    std::string data;
    std::string customer;
    std::string file;
    std::string reason = "asked for by the customer";
};
int export_customer(const PersonOptions& options);
int erase_customer(const PersonOptions& options);

struct CopyOptions {
    std::string data;
    std::string file;
    bool force = false;
};
int backup(const CopyOptions& options);
int restore(const CopyOptions& options);
int verify(const CopyOptions& options);

}  // namespace cli

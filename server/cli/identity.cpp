// `identity ...`: keys that vouch for customers, straight in the data folder, also while it is
// served.
#include "server/cli/commands.hpp"
#include "server/cli/print.hpp"
#include "server/desk/customers/identities.hpp"
#include "server/store/store.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace cli {
namespace {

std::unique_ptr<store::Store> open(const std::string& data) {
    auto opened = store::Store::open({.folder = data, .access = store::Access::tool});
    if (opened) return *std::move(opened);
    error(opened.error().message);
    return nullptr;
}

int add(const IdentityOptions& options, desk::NewIdentityKey wanted) {
    auto made = desk::make_identity_key(wanted, clock_now());
    if (!made) {
        error(made.error());
        return wrong_use;
    }
    const auto data = open(options.data);
    if (!data) return problems;
    const auto stored =
        data->write([&](store::Tx& tx) { store::create_identity_key(tx, made->key); });
    if (!stored) {
        error(stored.error().message);
        return problems;
    }
    out(fmt::format("kid: {}", made->key.kid));
    if (!made->secret.empty()) out(fmt::format("secret: {}", made->secret));
    return good;
}

}  // namespace

int identity_secret(const IdentityOptions& options) {
    return add(options, {.site = options.site});
}

int identity_key(const IdentityOptions& options) {
    std::ifstream file(options.file, std::ios::binary);
    if (!file) {
        error(fmt::format("{}: cannot read it", options.file));
        return wrong_use;
    }
    const std::string text(std::istreambuf_iterator<char>(file), {});
    return add(
        options,
        {.site = options.site, .algorithm = store::SignatureAlgorithm::eddsa, .public_key = text});
}

int identity_list(const IdentityOptions& options) {
    const auto data = open(options.data);
    if (!data) return problems;
    const auto keys =
        data->read([](store::Connection& db) { return store::list_identity_keys(db); });
    if (!keys) {
        error(keys.error().message);
        return problems;
    }
    for (const auto& key : *keys) {
        out(fmt::format("{}\t{}\t{}{}", key.kid, key.site, store::name_of(key.algorithm),
                        key.retired ? "\tretired" : ""));
    }
    return good;
}

int identity_retire(const IdentityOptions& options) {
    const auto data = open(options.data);
    if (!data) return problems;
    const auto stored = data->write([&](store::Tx& tx) {
        const auto keys = store::list_identity_keys(tx);
        const auto key = std::ranges::find(keys, options.kid, &store::IdentityKey::kid);
        if (key == keys.end() || !store::retire_identity_key(tx, key->id, clock_now())) {
            throw store::GiveUp(store::ErrorCode::not_found,
                                fmt::format("there is no live key \"{}\"", options.kid));
        }
    });
    if (stored) return good;
    error(stored.error().message);
    return problems;
}

}  // namespace cli

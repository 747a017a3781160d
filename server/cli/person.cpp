// `export` and `erase`: one person's data out, or gone; straight in the data folder, also while it
// is served.
#include "server/cli/commands.hpp"
#include "server/cli/print.hpp"
#include "server/desk/customers/privacy.hpp"
#include "server/store/store.hpp"
#include "server/wire/person_export.hpp"

#include <charconv>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

namespace cli {
namespace {

std::unique_ptr<store::Store> open(const std::string& data) {
    auto opened = store::Store::open({.folder = data, .access = store::Access::tool});
    if (opened) return *std::move(opened);
    error(opened.error().message);
    return nullptr;
}

std::optional<store::CustomerId> id_in(const PersonOptions& options) {
    const auto& text = options.customer;
    store::CustomerId id = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (wrong == std::errc{} && end == text.data() + text.size() && id > 0) return id;
    error(fmt::format("\"{}\" is no customer's id: it is the number the API and the console show",
                      text));
    return std::nullopt;
}

int no_such_customer(const PersonOptions& options) {
    error(fmt::format("there is no customer {}", options.customer));
    return problems;
}

}  // namespace

int export_customer(const PersonOptions& options) {
    const auto id = id_in(options);
    if (!id) return wrong_use;
    const auto data = open(options.data);
    if (!data) return problems;
    const auto person =
        data->read([&](store::Connection& db) { return desk::collect_person(db, *id); });
    if (!person) {
        error(person.error().message);
        return problems;
    }
    if (!*person) return no_such_customer(options);
    const auto now = clock_now();
    const auto bytes = wire::zip(wire::person_files(**person, now), now);
    const auto name = options.file.empty() ? fmt::format("customer-{}.zip", *id) : options.file;
    std::ofstream file(name, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        error(fmt::format("{}: cannot write it", name));
        return problems;
    }
    out(fmt::format("{}: {} bytes, {} conversations, {} tickets", name, bytes.size(),
                    (*person)->talks.size(), (*person)->tickets.size()));
    return good;
}

int erase_customer(const PersonOptions& options) {
    const auto id = id_in(options);
    if (!id) return wrong_use;
    const auto data = open(options.data);
    if (!data) return problems;
    const auto erased = desk::erase_for_good(
        *data,
        {.customer = *id, .reason = options.reason, .by_name = "operator", .at = clock_now()});
    if (!erased) {
        error(erased.error().message);
        return problems;
    }
    std::string certificate;
    wire::append_erasure(certificate, *erased);
    out(certificate);
    return good;
}

}  // namespace cli

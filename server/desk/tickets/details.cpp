// Values that fit, lists that are ticked off, and likeness of subjects.
#include "server/desk/tickets/details.hpp"

#include "kb/utf8.hpp"
#include "kb/words/text.hpp"
#include "server/desk/services.hpp"
#include "server/desk/talk/writing.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t value_chars_max = 1000;
constexpr std::size_t fields_max = 100;
constexpr std::size_t items_max = 100;
constexpr std::size_t candidates_max = 50;
constexpr std::size_t duplicates_max = 5;
constexpr auto duplicates_within = std::chrono::days{14};
constexpr double alike_enough = 0.5;

template <class Value>
Result<Value> given(store::Result<Value> value) {
    if (!value) return std::unexpected(from_store(value.error()));
    return *std::move(value);
}

bool is_number(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(number);
}

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto part = [&](std::size_t from, std::size_t size) {
        unsigned number = 0;
        const auto* begin = text.data() + from;
        const auto [end, error] = std::from_chars(begin, begin + size, number);
        return error == std::errc{} && end == begin + size ? number : 0U;
    };
    return std::chrono::year_month_day{std::chrono::year{static_cast<int>(part(0, 4))},
                                       std::chrono::month{part(5, 2)}, std::chrono::day{part(8, 2)}}
        .ok();
}

bool is_name(std::string_view name) {
    const auto fits = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '_';
    };
    return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, fits);
}

std::set<std::string> words_of_meaning(std::string_view text) {
    std::set<std::string> words;
    for (const auto& token : kb::tokens(text)) {
        if (!kb::is_function_word(token.text, {})) words.insert(std::string(token.text));
    }
    return words;
}

Result<void> check_field(const store::CustomField& field) {
    if (!is_name(field.name)) {
        return refuse(Code::invalid_field, "a name has small letters, digits and _", "name");
    }
    if (field.type == store::FieldType::choice && field.choices.empty()) {
        return refuse(Code::invalid_field, "a choice needs something to choose from", "choices");
    }
    return {};
}

bool concerns(const store::CustomField& field, const store::Ticket& ticket) {
    return field.queues.empty() ||
           std::ranges::find(field.queues, ticket.queue) != field.queues.end();
}

store::Noted noted(const Draft& draft, std::string what, std::string words) {
    return {.what = std::move(what),
            .words = std::move(words),
            .customer = draft.next.ticket->customer,
            .by = draft.by,
            .by_name = draft.by_name};
}

}  // namespace

std::string why_not_value(const store::CustomField& field, std::string_view value) {
    if (value.empty()) return {};
    switch (field.type) {
        case store::FieldType::text:
            if (kb::code_points(value) <= value_chars_max) return {};
            return fmt::format("a text of at most {} characters", value_chars_max);
        case store::FieldType::number:
            return is_number(value) ? "" : "a number, as in 12.5";
        case store::FieldType::date:
            return is_date(value) ? "" : "a date, as in 2026-05-04";
        case store::FieldType::truth:
            return value == "true" || value == "false" ? "" : "true or false";
        case store::FieldType::choice:
            if (std::ranges::find(field.choices, value) != field.choices.end()) return {};
            return fmt::format("one of {}", fmt::join(field.choices, ", "));
    }
    return {};
}

double likeness(std::string_view one, std::string_view other) {
    const auto first = words_of_meaning(one);
    const auto second = words_of_meaning(other);
    if (first.empty() || second.empty()) return 0;
    const auto common = std::ranges::count_if(
        first, [&](const std::string& word) { return second.contains(word); });
    const auto all = first.size() + second.size() - static_cast<std::size_t>(common);
    return static_cast<double>(common) / static_cast<double>(all);
}

Result<std::vector<store::CustomField>> Details::fields() {
    return given(
        services_.options.store.read([](store::Connection& db) { return store::fields_of(db); }));
}

void Details::add_field(const Actor&, store::CustomField field, Done<store::CustomField> done) {
    if (auto good = check_field(field); !good) return done(std::unexpected(good.error()));
    const auto known = fields();
    if (!known) return done(std::unexpected(known.error()));
    if (known->size() >= fields_max) {
        return done(
            refuse(Code::invalid_field, fmt::format("there are {} fields already", fields_max)));
    }
    auto kept = std::make_shared<store::CustomField>(std::move(field));
    services_.options.store.submit(
        [kept](store::Tx& tx) { store::create_field(tx, *kept); },
        [kept, done = std::move(done)](store::Result<store::Committed> stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(std::move(*kept));
        });
}

void Details::change_field(const Actor&, std::int64_t id, FieldChange change,
                           Done<store::CustomField> done) {
    const auto known = fields();
    if (!known) return done(std::unexpected(known.error()));
    const auto found = std::ranges::find(*known, id, &store::CustomField::id);
    if (found == known->end()) return done(refuse(Code::not_found, "there is no such field"));
    auto field = *found;
    if (change.label) field.label = *std::move(change.label);
    if (change.choices) field.choices = *std::move(change.choices);
    if (change.queues) field.queues = *std::move(change.queues);
    if (change.required_to_solve) field.required_to_solve = *change.required_to_solve;
    if (change.archived) field.archived = *change.archived;
    if (auto good = check_field(field); !good) return done(std::unexpected(good.error()));
    services_.options.store.submit(
        [field](store::Tx& tx) { store::update_field(tx, field); },
        [field, done = std::move(done)](store::Result<store::Committed> stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(field);
        });
}

Result<void> Details::exists(store::TicketNumber number) {
    const auto card = services_.tickets.get(number);
    if (!card) return std::unexpected(card.error());
    return {};
}

Result<store::FieldValues> Details::values(store::TicketNumber number) {
    if (auto there = exists(number); !there) return std::unexpected(there.error());
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::field_values(db, number); }));
}

void Details::set_values(const Actor& actor, store::TicketNumber number, store::FieldValues values,
                         Done<store::FieldValues> done) {
    const auto known = fields();
    if (!known) return done(std::unexpected(known.error()));
    std::vector<std::pair<std::int64_t, std::string>> rows;
    std::vector<std::string> names;
    for (const auto& [name, value] : values) {
        const auto field = std::ranges::find(*known, name, &store::CustomField::name);
        if (field == known->end() || field->archived) {
            return done(refuse(Code::invalid_field, fmt::format("there is no field \"{}\"", name),
                               "fields." + name));
        }
        if (const auto wanted = why_not_value(*field, value); !wanted.empty()) {
            return done(refuse(Code::invalid_field,
                               fmt::format("{} must be {}", field->label, wanted),
                               "fields." + name));
        }
        rows.emplace_back(field->id, value);
        names.push_back(field->label);
    }
    auto make = [this, rows, names](Draft& draft) -> Result<void> {
        draft.also.push_back([rows](store::Tx& tx, const State& state) {
            for (const auto& [field, value] : rows) {
                store::put_field_value(tx, state.ticket->number, field, value);
            }
        });
        draft.add(services_.now(),
                  noted(draft, "ticket.fields",
                        fmt::format("{} set {}", draft.by_name, fmt::join(names, ", "))));
        draft.changed("fields");
        return {};
    };
    services_.tickets.change(actor, number, std::move(make),
                             [this, number, done = std::move(done)](auto applied) mutable {
                                 if (!applied) return done(std::unexpected(applied.error()));
                                 done(this->values(number));
                             });
}

Result<std::optional<store::CustomField>> Details::missing(const store::Ticket& ticket) {
    return given(services_.options.store.read(
        [&](store::Connection& db) -> std::optional<store::CustomField> {
            const auto all = store::fields_of(db);
            if (all.empty()) return std::nullopt;
            const auto filled = store::field_values(db, ticket.number);
            for (const auto& field : all) {
                const bool wanted =
                    field.required_to_solve && !field.archived && concerns(field, ticket);
                if (wanted && !filled.contains(field.name)) return field;
            }
            return std::nullopt;
        }));
}

Result<Details::Checklist> Details::checklist(store::TicketNumber number) {
    if (auto there = exists(number); !there) return std::unexpected(there.error());
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::checklist_of(db, number); }));
}

namespace {

// A change of a ticket's checklist, then the list as it is.
void change_list(Services& services, const Actor& actor, store::TicketNumber number,
                 std::string words, std::move_only_function<void(store::Tx&)> write,
                 Done<Details::Checklist> done) {
    auto shared = std::make_shared<std::move_only_function<void(store::Tx&)>>(std::move(write));
    auto make = [&services, words, shared](Draft& draft) -> Result<void> {
        draft.also.push_back([shared](store::Tx& tx, const State&) { (*shared)(tx); });
        draft.add(services.now(), noted(draft, "ticket.checklist", words));
        return {};
    };
    services.tickets.change(
        actor, number, std::move(make),
        [&services, number, done = std::move(done)](Result<Applied> applied) mutable {
            if (!applied) return done(std::unexpected(applied.error()));
            done(services.parts.get<Details>().checklist(number));
        });
}

}  // namespace

void Details::add_item(const Actor& actor, store::TicketNumber number, std::string text,
                       Done<Checklist> done) {
    const auto known = checklist(number);
    if (!known) return done(std::unexpected(known.error()));
    if (known->size() >= items_max) {
        return done(refuse(Code::invalid_field,
                           fmt::format("a checklist has at most {} entries", items_max), "text"));
    }
    change_list(
        services_, actor, number, fmt::format("{} added to do: {}", actor.name, text),
        [number, text](store::Tx& tx) {
            store::ChecklistItem item{.ticket = number, .text = text};
            store::add_checklist_item(tx, item);
        },
        std::move(done));
}

void Details::change_item(const Actor& actor, store::TicketNumber number, std::int64_t item,
                          ItemChange change, Done<Checklist> done) {
    const auto known = checklist(number);
    if (!known) return done(std::unexpected(known.error()));
    const auto found = std::ranges::find(*known, item, &store::ChecklistItem::id);
    if (found == known->end()) return done(refuse(Code::not_found, "there is no such entry"));
    auto row = *found;
    if (change.text) row.text = *std::move(change.text);
    if (change.done) {
        row.done_by = *change.done ? actor.id : 0;
        row.done_at.reset();
        if (*change.done) row.done_at = services_.now();
    }
    const auto verb = change.done ? (*change.done ? "ticked off" : "took back") : "changed";
    change_list(
        services_, actor, number, fmt::format("{} {}: {}", actor.name, verb, row.text),
        [row](store::Tx& tx) { store::update_checklist_item(tx, row); }, std::move(done));
}

void Details::remove_item(const Actor& actor, store::TicketNumber number, std::int64_t item,
                          Done<Checklist> done) {
    const auto known = checklist(number);
    if (!known) return done(std::unexpected(known.error()));
    const auto found = std::ranges::find(*known, item, &store::ChecklistItem::id);
    if (found == known->end()) return done(refuse(Code::not_found, "there is no such entry"));
    change_list(
        services_, actor, number, fmt::format("{} struck out: {}", actor.name, found->text),
        [number, item](store::Tx& tx) { store::delete_checklist_item(tx, number, item); },
        std::move(done));
}

Result<std::vector<store::Ticket>> Details::duplicates(const std::string& email,
                                                       const std::string& subject,
                                                       store::TicketNumber except) {
    if (email.empty()) return std::vector<store::Ticket>{};
    return given(services_.options.store.read([&](store::Connection& db) {
        std::vector<store::Ticket> alike;
        const auto since = services_.now() - duplicates_within;
        for (const auto number : store::open_tickets_of(db, email, since, candidates_max)) {
            if (number == except || alike.size() == duplicates_max) continue;
            auto ticket = store::find_ticket(db, number);
            if (ticket && likeness(ticket->subject, subject) >= alike_enough) {
                alike.push_back(*std::move(ticket));
            }
        }
        return alike;
    }));
}

}  // namespace desk

// Each cell becomes a field of one change, checked like a change by hand.
#include "server/desk/customers/customer_csv.hpp"

#include "escalation/instant.hpp"
#include "server/store/credit.hpp"
#include "server/store/customer_lookup.hpp"
#include "server/store/event.hpp"
#include "server/store/tx.hpp"

#include <algorithm>
#include <cctype>
#include <unordered_map>

#include <fmt/format.h>

namespace desk {
namespace {

using Definitions = std::vector<store::AttributeDefinition>;

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    while (!out.empty() && out.back() == ' ') out.pop_back();
    while (!out.empty() && out.front() == ' ') out.erase(0, 1);
    return out;
}

constexpr std::pair<std::string_view, std::string_view> headings[] = {
    {"name", "name"},
    {"full name", "name"},
    {"email", "email"},
    {"e-mail", "email"},
    {"mail", "email"},
    {"email address", "email"},
    {"tier", "tier"},
    {"organisation", "organisation"},
    {"organization", "organisation"},
    {"company", "organisation"},
    {"firm", "organisation"},
};

// The field a heading stands for; nothing when nobody knows it.
std::optional<std::string> field_for(const std::string& heading, const CsvMapping& mapping,
                                     const Definitions& definitions) {
    if (const auto named = mapping.find(heading); named != mapping.end()) return named->second;
    const auto wanted = lower(heading);
    for (const auto& [name, field] : headings) {
        if (wanted == name) return std::string(field);
    }
    for (const auto& one : definitions) {
        if (wanted == one.name || wanted == lower(one.label)) return one.name;
    }
    return std::nullopt;
}

// An apostrophe of our own before what looks like a formula is taken off again.
std::string value_of(std::string_view cell) {
    const bool ours = cell.size() > 1 && cell.front() == '\'' &&
                      std::string_view("=+-@\t\r").find(cell[1]) != std::string_view::npos;
    return std::string(ours ? cell.substr(1) : cell);
}

class Planner {
  public:
    Planner(store::Connection& db, const CsvTable& table, const CsvMapping& mapping,
            store::Time now)
        : db_(db), table_(table), definitions_(store::list_attributes(db)), now_(now) {
        for (const auto& heading : table.header) {
            auto field = field_for(heading, mapping, definitions_);
            if (!field) plan_.left_out.push_back(heading);
            fields_.push_back(field.value_or(""));
        }
    }

    CsvPlan plan() {
        for (const auto& row : table_.rows) read(row);
        return std::move(plan_);
    }

  private:
    void fault(const CsvRow& row, std::size_t column, std::string text) {
        plan_.faults.push_back({row.line, column, std::move(text)});
    }

    std::size_t column_of(std::string_view field) const {
        const auto at = std::ranges::find(fields_, field);
        return at == fields_.end() ? 0 : static_cast<std::size_t>(at - fields_.begin()) + 1;
    }

    void read(const CsvRow& row) {
        if (row.cells.size() > table_.header.size()) {
            return fault(
                row, table_.header.size() + 1,
                fmt::format("{} cells under {} headings", row.cells.size(), table_.header.size()));
        }
        CustomerChange change;
        std::string organisation;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto value = value_of(row.cells[i]);
            if (fields_[i].empty() || value.empty()) continue;
            put(change, organisation, fields_[i], value);
        }
        decide(row, change, organisation);
    }

    static void put(CustomerChange& change, std::string& organisation, const std::string& field,
                    const std::string& value) {
        if (field == "name") {
            change.name = value;
        } else if (field == "email") {
            change.email = value;
        } else if (field == "tier") {
            change.tier = value;
        } else if (field == "organisation") {
            organisation = value;
        } else {
            change.attributes.emplace_back(field, value);
        }
    }

    void decide(const CsvRow& row, CustomerChange& change, const std::string& organisation) {
        if (!change.name && !change.email) return fault(row, 0, "neither a name nor an address");
        CsvPlan::Row planned{.customer = {.created = now_, .last_seen = now_}};
        if (change.email && !find(row, *change.email, planned)) return;
        if (!organisation.empty()) {
            planned.organisation = store::organisation_named(db_, organisation);
            if (*planned.organisation == 0) {
                return fault(row, column_of("organisation"),
                             fmt::format("there is no organisation \"{}\"", organisation));
            }
        }
        const auto fields = apply_change(definitions_, change, planned.customer);
        if (!fields) {
            auto field = std::string_view(fields.error().field);
            if (field.starts_with("attributes.")) field.remove_prefix(11);
            return fault(row, column_of(field), fields.error().text);
        }
        planned.changed = !fields->empty() || planned.organisation.has_value();
        if (!planned.exists) ++plan_.created;
        if (planned.exists && planned.changed) ++plan_.updated;
        plan_.rows.push_back(std::move(planned));
    }

    // The customer of that address; false when it is not clear who that is.
    bool find(const CsvRow& row, const std::string& email, CsvPlan::Row& planned) {
        const auto [seen, fresh] = lines_.emplace(lower(email), row.line);
        if (!fresh) {
            fault(row, column_of("email"),
                  fmt::format("the same address stands in line {}", seen->second));
            return false;
        }
        const auto ids = store::customers_with_email(db_, email);
        if (ids.size() > 1) {
            fault(row, column_of("email"),
                  fmt::format("{} customers have that address: merge them first", ids.size()));
            return false;
        }
        if (!ids.empty()) {
            planned.customer = store::find_customer(db_, ids.front()).value();
            planned.exists = true;
        }
        return true;
    }

    store::Connection& db_;
    const CsvTable& table_;
    const Definitions definitions_;
    const store::Time now_;
    std::vector<std::string> fields_;  // of each column; empty: left out
    std::unordered_map<std::string, std::size_t> lines_;
    CsvPlan plan_;
};

}  // namespace

CsvPlan plan_import(store::Connection& db, const CsvTable& table, const CsvMapping& mapping,
                    store::Time now) {
    return Planner(db, table, mapping, now).plan();
}

void apply_import(store::Tx& tx, const CsvPlan& plan, const std::function<std::int64_t()>& new_id,
                  store::Time now, store::UserId by) {
    for (auto row : plan.rows) {
        if (!row.changed) continue;
        if (row.exists) {
            if (!store::update_customer(tx, row.customer)) {
                throw store::GiveUp(store::ErrorCode::stale,
                                    "a customer was changed meanwhile; import again");
            }
        } else {
            row.customer.id = new_id();
            store::create_customer(tx, row.customer);
        }
        if (row.organisation) store::set_member(tx, row.customer.id, row.organisation);
        tx.append({.at = now,
                   .body = store::CustomerUpdated{
                       .customer = row.customer, .fields = {"imported"}, .by = by}});
    }
}

std::string export_customers(store::Connection& db) {
    const auto definitions = store::list_attributes(db);
    std::vector<std::string> cells = {"id",           "name",   "email",   "verified", "tier",
                                      "organisation", "credit", "created", "last seen"};
    for (const auto& one : definitions) cells.push_back(one.name);
    std::string out = "\xEF\xBB\xBF";  // so that spreadsheets read UTF-8
    append_csv_row(out, cells);
    store::PageRequest page{.limit = store::page_max, .cursor = {}};
    do {
        const auto found = store::list_customers(db, {}, page);
        for (const auto& customer : found.items) {
            const auto organisation = store::organisation_of(db, customer.id);
            cells = {std::to_string(customer.id),
                     customer.name,
                     customer.email,
                     customer.verified ? "yes" : "no",
                     customer.tier,
                     organisation ? organisation->name : "",
                     std::to_string(store::credit_of(db, customer.id)),
                     escalation::format_instant(customer.created),
                     escalation::format_instant(customer.last_seen)};
            for (const auto& one : definitions) {
                const auto value = customer.attributes.find(one.name);
                cells.push_back(value == customer.attributes.end() ? "" : value->second);
            }
            append_csv_row(out, cells);
        }
        page.cursor = found.next;
    } while (!page.cursor.empty());
    return out;
}

}  // namespace desk

// Keeps, checks and applies recipes.
#include "server/desk/rules/recipes.hpp"

#include "server/desk/rules/deeds.hpp"
#include "server/desk/rules/recipe_rank.hpp"
#include "server/desk/rules/shelf.hpp"
#include "server/desk/rules/variables.hpp"
#include "server/desk/talk/writing.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace desk {
namespace {

using escalation::Action;
using escalation::Deed;
using store::ShelfKind;

constexpr std::size_t title_bytes_max = 200;

std::optional<KeptRecipe> read_kept(const store::ShelfItem& item) {
    auto recipe = store::read_recipe(item.body);
    if (!recipe) return std::nullopt;
    return KeptRecipe{.id = std::to_string(item.id),
                      .recipe = std::move(*recipe),
                      .enabled = item.enabled,
                      .position = item.position,
                      .version = item.version,
                      .updated = item.updated};
}

std::int64_t number_in(const std::string& id) {
    std::int64_t number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number);
    return number;
}

Result<void> check(const Services& services, ShelfKind kind, const store::Recipe& recipe) {
    if (recipe.title.empty() || recipe.title.size() > title_bytes_max) {
        return refuse(Code::invalid_field, "it needs a title, of at most 200 bytes", "title");
    }
    if (kind == ShelfKind::canned && (recipe.text.empty() || !recipe.actions.empty())) {
        return refuse(Code::invalid_field, "a canned reply is a text without actions", "text");
    }
    if (recipe.text.empty() && recipe.actions.empty()) {
        return refuse(Code::invalid_field, "a macro does or says something; nothing is given",
                      "actions");
    }
    if (auto sound = check_template(recipe.text); !sound) {
        return refuse(Code::invalid_field, sound.error(), "text");
    }
    const auto content = services.publisher.live();
    const auto& queues = content->settings().queues;
    for (const auto& queue : recipe.queues) {
        if (std::ranges::find(queues, queue, &escalation::Queue::name) == queues.end()) {
            return refuse(Code::invalid_field, fmt::format("there is no queue \"{}\"", queue),
                          "queues");
        }
    }
    return check_deeds(services, recipe.actions);
}

// What is said comes first: a status set by the macro stands after it.
std::vector<Action> steps_of(const store::Recipe& recipe) {
    std::vector<Action> steps;
    if (!recipe.text.empty()) steps.push_back({Deed::reply, {recipe.text}});
    steps.insert(steps.end(), recipe.actions.begin(), recipe.actions.end());
    return steps;
}

}  // namespace

Result<KeptRecipe> Recipes::get(ShelfKind kind, std::int64_t id) const {
    const auto item = services_.options.store.read(
        [&](store::Connection& db) { return store::find_item(db, kind, id); });
    if (!item) return std::unexpected(from_store(item.error()));
    auto kept = *item ? read_kept(**item) : std::nullopt;
    if (kept) return *std::move(kept);
    return refuse(Code::not_found,
                  kind == ShelfKind::macro ? "there is no such macro" : "there is no such reply");
}

void Recipes::save(ShelfKind kind, KeptRecipe wanted, Done<KeptRecipe> done) {
    if (auto sound = check(services_, kind, wanted.recipe); !sound) {
        return done(std::unexpected(sound.error()));
    }
    store::ShelfItem item{.id = number_in(wanted.id),
                          .kind = kind,
                          .position = wanted.position,
                          .enabled = wanted.enabled,
                          .body = fmt::format("{{{}}}", store::recipe_fields(wanted.recipe)),
                          .version = wanted.version};
    put_on_shelf(services_, std::move(item),
                 [done = std::move(done)](Result<store::ShelfItem> kept) mutable {
                     if (!kept) return done(std::unexpected(kept.error()));
                     auto read = read_kept(*kept);
                     if (!read) return done(refuse(Code::unavailable, "it can not be read again"));
                     done(*std::move(read));
                 });
}

void Recipes::remove(ShelfKind kind, std::int64_t id, Done<store::ShelfItem> done) {
    take_off_shelf(services_, kind, id, 0, std::move(done));
}

Result<std::vector<RankedRecipe>> Recipes::list(ShelfKind kind, const Actor& actor,
                                                std::optional<store::TicketNumber> ticket) const {
    const auto content = services_.publisher.live();
    std::vector<RankedRecipe> ranked;
    bool found = true;
    const auto read = services_.options.store.read([&](store::Connection& db) {
        std::optional<store::Ticket> about;
        if (ticket) about = store::find_ticket(db, *ticket);
        found = !ticket || about;
        for (const auto& item : store::items_of(db, kind)) {
            if (auto kept = read_kept(item)) ranked.push_back({.kept = *std::move(kept)});
        }
        if (kind == ShelfKind::canned) {
            for (const auto& one : content->canned()) {
                ranked.push_back({.kept = {.id = one.id,
                                           .recipe = {.title = one.title, .text = one.text},
                                           .editable = false}});
            }
        }
        rank(db, kind, about ? &*about : nullptr, services_.now(), ranked);
        if (!about) return;
        const auto customer = store::find_customer(db, about->customer);
        const auto values = variables_of(content->settings(), &*about, customer, actor.name);
        for (auto& one : ranked) {
            one.filled = fill_template(one.kept.recipe.text, values, about->language).text;
        }
    });
    if (!read) return std::unexpected(from_store(read.error()));
    if (!found) return refuse(Code::not_found, "there is no such ticket");
    return ranked;
}

Result<MacroPreview> Recipes::preview(const Actor& actor, store::TicketNumber number,
                                      std::int64_t macro) const {
    const auto kept = get(ShelfKind::macro, macro);
    if (!kept) return std::unexpected(kept.error());
    const auto card = services_.options.store.read(
        [&](store::Connection& db) { return store::find_ticket(db, number); });
    if (!card || !*card) return refuse(Code::not_found, "there is no such ticket");
    const auto customer = services_.options.store.read(
        [&](store::Connection& db) { return store::find_customer(db, (*card)->customer); });
    const auto content = services_.publisher.live();
    const auto values =
        variables_of(content->settings(), &**card, customer ? *customer : std::nullopt, actor.name);
    auto filled = fill_template(kept->recipe.text, values, (*card)->language);
    MacroPreview preview{.reply = std::move(filled.text), .missing = std::move(filled.missing)};
    for (const auto& action : kept->recipe.actions) preview.changes.push_back(words_for(action));
    return preview;
}

void Recipes::apply(const Actor& actor, store::TicketNumber ticket, std::int64_t macro,
                    std::optional<store::Version> version, std::string client_id,
                    Done<store::Ticket> done) {
    const auto kept = get(ShelfKind::macro, macro);
    if (!kept) return done(std::unexpected(kept.error()));
    if (!kept->enabled) return done(refuse(Code::conflict, "this macro is switched off"));
    auto make = [this, actor, kept = *kept, version, client_id](Draft& draft) -> Result<void> {
        if (auto fresh = apply_patch(services_, draft, {.version = version}); !fresh) return fresh;
        const Doer doer{.agent = actor};
        if (auto did = carry_out(services_, draft, steps_of(kept.recipe), doer); !did) return did;
        auto& event = draft.add(
            services_.now(), store::Noted{.what = "macro.applied",
                                          .words = fmt::format("{} used the macro “{}”", actor.name,
                                                               kept.recipe.title),
                                          .by = actor.id,
                                          .by_name = actor.name,
                                          .data = fmt::format(R"({{"macro":{},"ticket":{}}})",
                                                              kept.id, draft.next.ticket->number)});
        event.client_id = client_id;
        const auto settings = settings_of(*draft.next.ticket);
        draft.also.push_back(
            [id = kept.id, settings, at = services_.now()](store::Tx& tx, const State&) {
                store::count_use(tx, "macro:" + id, settings, at);
            });
        return {};
    };
    auto give = [done = std::move(done)](Result<Applied> applied) mutable {
        if (!applied) return done(std::unexpected(applied.error()));
        done(*std::move(applied->state.ticket));
    };
    services_.tickets.change(actor, ticket, std::move(make), std::move(give), client_id);
}

void Recipes::used(const std::string& canned, store::TicketNumber number, Done<bool> done) {
    services_.options.store.submit(
        [canned, number, at = services_.now()](store::Tx& tx) {
            const auto ticket = store::find_ticket(tx, number);
            const auto settings =
                ticket ? settings_of(*ticket) : std::vector<std::string>{std::string()};
            store::count_use(tx, "canned:" + canned, settings, at);
        },
        [done = std::move(done)](store::Result<store::Committed> kept) mutable {
            if (!kept) return done(std::unexpected(from_store(kept.error())));
            done(true);
        });
}

}  // namespace desk

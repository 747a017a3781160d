// Macros and canned replies over HTTP: kept, ranked for a ticket, looked at before, applied.
#include "escalation/words.hpp"
#include "server/desk/rules/recipes.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/wire/nouns.hpp"
#include "server/wire/playbook.hpp"

#include <algorithm>
#include <charconv>

namespace net {
namespace {

using store::ShelfKind;

constexpr std::int64_t position_max = 1'000'000;

desk::Recipes& recipes_of(Call& call) {
    return call.parts.desk().parts().get<desk::Recipes>();
}

auto written(ShelfKind kind) {
    return kind == ShelfKind::macro ? wire::append_macro : wire::append_canned;
}

bool holds_words(const desk::RankedRecipe& one, std::string_view q) {
    const auto folded = escalation::fold(q);
    return escalation::fold(one.kept.recipe.title).contains(folded) ||
           escalation::fold(one.kept.recipe.text).contains(folded);
}

template <ShelfKind kind>
void list(Call call) {
    const auto ticket = query_number(call.request, "ticket", 0, INT64_MAX);
    if (!ticket) return call.refuse(ticket.error());
    const auto about = *ticket ? std::optional(*ticket) : std::nullopt;
    auto found = recipes_of(call).list(kind, call.who.actor, about);
    if (!found) return call.refuse(found.error());
    const auto q = call.request.parameter("q");
    std::erase_if(*found, [&](const auto& one) { return !q.empty() && !holds_words(one, q); });
    call.send(wire::page_of(*found, "", written(kind)));
}

// "c7" and "7" both mean the seventh.
std::optional<std::int64_t> id_of(Call& call, std::size_t param) {
    auto text = call.params[param];
    if (text.starts_with('c')) text.remove_prefix(1);
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error == std::errc{} && end == text.data() + text.size()) return id;
    call.refuse(wire::Refusal{wire::Code::not_found,
                              "only what was written here can be changed; the content folder's "
                              "are files",
                              {},
                              {}});
    return std::nullopt;
}

template <ShelfKind kind>
std::optional<desk::KeptRecipe> find(Call& call) {
    const auto id = id_of(call, 0);
    if (!id) return std::nullopt;
    auto kept = recipes_of(call).get(kind, *id);
    if (kept) return *std::move(kept);
    call.refuse(kept.error());
    return std::nullopt;
}

template <ShelfKind kind>
void one(Call call) {
    auto kept = find<kind>(call);
    if (!kept) return;
    std::string out;
    written(kind)(out, {.kept = std::move(*kept)});
    call.send(std::move(out));
}

// The body over what is there already, then saved.
template <ShelfKind kind>
void save(Call call, desk::KeptRecipe kept, int status) {
    auto fields = call.body();
    if (!fields) return;
    kept.enabled = fields->truth_or("enabled", kept.enabled);
    kept.position = fields->integer_or("position", kept.position, 0, position_max);
    kept.version = fields->integer_or("version", kept.version, 0, INT64_MAX);
    if (call.refused(*fields)) return;
    auto recipe = store::read_recipe(call.request.body, std::move(kept.recipe));
    if (!recipe) {
        return call.refuse(wire::Refusal{wire::Code::invalid_field, recipe.error(), {}, {}});
    }
    kept.recipe = std::move(*recipe);
    auto& recipes = recipes_of(call);
    recipes.save(kind, std::move(kept),
                 answered<desk::KeptRecipe>(std::move(call.reply), status,
                                            [](std::string& out, const desk::KeptRecipe& saved) {
                                                written(kind)(out, {.kept = saved});
                                            }));
}

template <ShelfKind kind>
void add(Call call) {
    save<kind>(std::move(call), {}, 201);
}

template <ShelfKind kind>
void change(Call call) {
    if (auto kept = find<kind>(call)) save<kind>(std::move(call), std::move(*kept), 200);
}

template <ShelfKind kind>
void remove(Call call) {
    const auto id = id_of(call, 0);
    if (!id) return;
    const auto gone = [](std::string& out, const store::ShelfItem& item) {
        out += R"({"id":)" + std::to_string(item.id) + R"(,"removed":true})";
    };
    recipes_of(call).remove(kind, *id,
                            answered<store::ShelfItem>(std::move(call.reply), 200, gone));
}

void preview(Call call) {
    const auto ticket = call.number(0);
    if (!ticket) return;
    const auto macro = call.number(1);
    if (!macro) return;
    const auto shown = recipes_of(call).preview(call.who.actor, *ticket, *macro);
    if (!shown) return call.refuse(shown.error());
    std::string out;
    wire::append_preview(out, *shown);
    call.send(std::move(out));
}

void apply(Call call) {
    const auto ticket = call.number(0);
    if (!ticket) return;
    auto fields = call.body();
    if (!fields) return;
    const auto macro = fields->integer("macro", 1, INT64_MAX);
    const auto version = fields->maybe_integer("version", 1, INT64_MAX);
    auto id = fields->text_or("id", "", {.max = wire::client_id_bytes});
    if (call.refused(*fields)) return;
    const auto ticket_of = [](std::string& out, const store::Ticket& changed) {
        wire::append_ticket(out, changed);
    };
    recipes_of(call).apply(call.who.actor, *ticket, macro, version, std::move(id),
                           answered<store::Ticket>(std::move(call.reply), 200, ticket_of));
}

void used(Call call) {
    auto fields = call.body();
    if (!fields) return;
    const auto ticket = fields->integer_or("ticket", 0, 0, INT64_MAX);
    if (call.refused(*fields)) return;
    std::string id(call.params[0]);
    const auto number = id.starts_with('c') ? std::string_view(id).substr(1) : std::string_view();
    const bool own =
        !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
    const auto yes = [](std::string& out, bool) { out += R"({"counted":true})"; };
    recipes_of(call).used(own ? std::string(number) : id, ticket,
                          answered<bool>(std::move(call.reply), 200, yes));
}

constexpr auto macro = ShelfKind::macro;
constexpr auto canned = ShelfKind::canned;
using enum Access;
using enum Method;
constexpr Route table[] = {
    {get, "/api/v1/macros", viewer, list<macro>, "Macros, the likeliest for a ticket first"},
    {post, "/api/v1/macros", agent, add<macro>, "A new macro"},
    {get, "/api/v1/macros/{id}", viewer, one<macro>, "One macro"},
    {patch, "/api/v1/macros/{id}", agent, change<macro>, "Change a macro"},
    {del, "/api/v1/macros/{id}", agent, remove<macro>, "Remove a macro"},
    {get, "/api/v1/tickets/{id}/macro/{macro}", viewer, preview, "What a macro would do here"},
    {post, "/api/v1/tickets/{id}/macro", agent, apply, "Apply a macro: whole, or not at all"},
    {get, "/api/v1/canned", viewer, list<canned>, "Canned replies, the likeliest first"},
    {post, "/api/v1/canned", agent, add<canned>, "A new canned reply"},
    {get, "/api/v1/canned/{id}", viewer, one<canned>, "One canned reply"},
    {patch, "/api/v1/canned/{id}", agent, change<canned>, "Change a canned reply"},
    {del, "/api/v1/canned/{id}", agent, remove<canned>, "Remove a canned reply"},
    {post, "/api/v1/canned/{id}/used", agent, used, "Count a use, for the ranking"},
};
static_assert(well_formed(table));

}  // namespace

std::span<const Route> recipes_routes() {
    return table;
}

}  // namespace net

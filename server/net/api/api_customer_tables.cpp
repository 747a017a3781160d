// Customers in and out as CSV over HTTP.
#include "server/desk/customers/customer_tables.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/wire/writer.hpp"

#include <fmt/format.h>
#include <sodium.h>

namespace net {
namespace {
using enum Method;
using enum Access;

constexpr std::size_t csv_chars_max = 16U << 20U;
constexpr std::size_t columns_max = 200;

desk::CustomerTables& tables_of(Call& call) {
    return call.parts.desk().parts().get<desk::CustomerTables>();
}

// A file as its program wrote it: JSON holds only UTF-8, so other encodings come in base64.
std::string file_in(wire::Fields& fields) {
    if (!fields.has("base64")) return fields.text("csv", {.min = 1, .max = csv_chars_max});
    const auto text = fields.text("base64", {.min = 1, .max = csv_chars_max});
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const int bad =
        sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    if (bad != 0) fields.blame(wire::Code::invalid_field, "base64", "\"base64\" is not base64");
    return bytes.substr(0, bad == 0 ? size : 0);
}

void append_plan(std::string& out, const desk::CsvPlan& plan) {
    std::string json;
    wire::Writer writer(json);
    writer.open().number("rows", plan.rows.size() + plan.faults.size());
    writer.number("created", plan.created).number("updated", plan.updated).open_list("errors");
    for (const auto& fault : plan.faults) {
        writer.open().number("line", fault.line).number("column", fault.column);
        writer.text("message", fault.text).close();
    }
    writer.close_list().open_list("columns_left_out");
    for (const auto& heading : plan.left_out) writer.item(heading);
    writer.close_list().close();
    out += json;
}

void take_in(Call call) {
    auto fields = call.body();
    if (!fields) return;
    const auto file = file_in(*fields);
    desk::CsvMapping mapping;
    for (auto& [heading, field] : fields->values("mapping", columns_max, {.max = 100})) {
        mapping.emplace(heading, field);
    }
    const bool trying = fields->truth_or("dry_run", true);
    if (call.refused(*fields)) return;
    tables_of(call).take_in(call.who.actor, file, mapping,
                            trying ? desk::Import::try_only : desk::Import::carry_out,
                            answered<desk::CsvPlan>(std::move(call.reply), 200, append_plan));
}

void give_out(Call call) {
    auto table = tables_of(call).give_out(call.who.actor);
    if (!table) return call.refuse(table.error());
    Response response{.type = "text/csv; charset=utf-8", .body = *std::move(table)};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"customers.csv\"");
    call.reply.send(std::move(response));
}

constexpr Route table[] = {
    {post, "/api/v1/customers/import", admin, take_in, "Customers from a table, tried out first"},
    {get, "/api/v1/customers-table", admin, give_out, "All customers as a table"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> customer_table_routes() {
    return table;
}

}  // namespace net

// The concept groups, one a line: members separated by commas, languages mixed.
#include "kb/concepts.hpp"

#include <array>

namespace kb {
namespace {

constexpr auto groups = std::to_array<std::string_view>({
    "refund,money back,reimburse,reimbursement,moneyback,erstattung,rückerstattung,geld zurück,"
    "reembolso,remboursement,rimborso",
});

}  // namespace

std::span<const std::string_view> concept_groups() {
    return groups;
}

}  // namespace kb

// Two customers who turn out to be one: what a merge would do, doing it, and taking it back.
#pragma once

#include "server/desk/customers/customers.hpp"
#include "server/store/customer_merge.hpp"

#include <string>
#include <vector>

namespace desk {

struct MergeField {
    std::string field;
    std::string kept;
    std::string gone;
    std::string result;
};

struct MergePreview {
    store::Customer result;  // the row that stays, as it would be
    store::CustomerId gone = 0;
    store::MergeCounts counts;       // what moves
    std::vector<MergeField> fields;  // where the two differ
    std::vector<std::string> warnings;
    std::string refused;  // why it can not be done; empty: it can
};

// Pure. What the kept one has stays; the other fills the gaps.
MergePreview plan_merge(store::Customer kept, const store::Customer& gone);

struct Merged {
    std::int64_t merge = 0;
    CustomerCard customer;
};

class Merging final : public Part {
  public:
    explicit Merging(Services& services) : services_(services) {}

    Result<MergePreview> preview(store::CustomerId kept, store::CustomerId gone);
    void merge(const Actor& actor, store::CustomerId kept, store::CustomerId gone,
               Done<Merged> done);
    void undo(const Actor& actor, std::int64_t merge, Done<Merged> done);
    Result<std::vector<store::CustomerMerge>> merges(store::CustomerId id);

  private:
    Services& services_;
};

}  // namespace desk

// The patch that would close a gap: more phrases for the item that was meant, or where there is
// none the draft of an article. Internal to gaps.cpp.
#pragma once

#include "server/desk/editing/gap_clusters.hpp"
#include "server/desk/editing/gaps.hpp"

#include <set>
#include <string>

namespace desk {

class GapPatches {
  public:
    GapPatches(const Content& content, const ReadContentFile& read);

    // Reads the item's file: only for the gaps that are shown.
    void add(const Cluster& cluster, Gap& gap);

  private:
    void add_phrases(const Cluster& cluster, Gap& gap) const;
    void add_to_item(Gap& gap) const;
    void draft_article(const Cluster& cluster, Gap& gap);
    std::string new_id(const Gap& gap);

    const Content& content_;
    const ReadContentFile& read_;
    std::set<std::string> known_;  // "lang phrase", normalised
    std::set<std::string> ids_;    // taken
};

}  // namespace desk

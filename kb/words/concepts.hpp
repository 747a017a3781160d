// Words of support that mean the same, over languages: refund, money back, Erstattung, reembolso.
// Groups written for this project and those of the content's lexicon; knows nothing of items.
#pragma once

#include "kb/flat_map.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

/// Calls `visit` with each group written for this project: members separated by commas, a
/// member may be of up to three words. Folded spelling.
void each_concept_group(const std::function<void(std::string_view)>& visit);
/// The same for the finer groups of everyday life (concept_groups_everyday.cpp).
void each_everyday_group(const std::function<void(std::string_view)>& visit);

/// Finds the concepts in a row of stems of one language.
class Concepts {
  public:
    /// Members are stemmed for `lang`, whatever language they were written in.
    Concepts(std::string_view lang, std::span<const std::vector<std::string>> synonyms);

    /// The concepts named by a row of stems (their hash_of), ascending and once each, into `out`.
    void find(std::span<const std::uint64_t> stems, std::vector<std::uint32_t>& out) const;

    /// Of everyday life, rather than of service or of the content's own lexicon.
    static bool is_everyday(std::uint32_t concept_id) { return concept_id >= everyday_from; }
    static constexpr std::uint32_t none = FlatMap::none;

  private:
    static constexpr std::uint32_t everyday_from = 1u << 24;

    /// Which groups a member of one to three stems names.
    class Groups {
      public:
        void add(std::string_view member, std::uint32_t group, std::string_view lang);
        void named_by(std::uint64_t key, std::vector<std::uint32_t>& out) const;
        std::uint32_t count = 0;

      private:
        FlatMap keys_;  ///< hash of the stems -> index into members_
        std::vector<std::vector<std::uint32_t>> members_;
    };

    static std::shared_ptr<const Groups> built_in(std::string_view lang);

    std::shared_ptr<const Groups> ours_;  ///< the same for all that speak a language
    Groups own_;                          ///< of the content's lexicon
};

}  // namespace kb
